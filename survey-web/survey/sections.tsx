import type { QuestionSection } from '../../api/questionnaires/questionnaire.ts';
import { Criterion } from './rating.tsx';
import type { FormView } from './view.ts';
import { Words } from './words.tsx';

/** The criteria by sections, and these by the parts of the questionnaire where it has any. */
export function Sections({ view }: { view: FormView }) {
  const { parts = [], sections } = view.version.content;
  const partOf = ({ key }: QuestionSection) =>
    parts.find((part) => key === part.key || key.startsWith(`${part.key}.`));
  return (
    <>
      {sections.map((section, i) => {
        const part = partOf(section);
        const before = sections[i - 1];
        const isFirst = part !== undefined && (!before || partOf(before) !== part);
        return (
          <>
            {isFirst && (
              <h2>
                <Words text={part.title} locale={view.locale} />
              </h2>
            )}
            <Section view={view} section={section} isInPart={part !== undefined} />
          </>
        );
      })}
    </>
  );
}

interface Section {
  view: FormView;
  section: QuestionSection;
  isInPart: boolean;
}

function Section({ view, section: { title, questions }, isInPart }: Section) {
  const words = <Words text={title} locale={view.locale} />;
  return (
    <>
      {isInPart ? <h3>{words}</h3> : <h2>{words}</h2>}
      {questions.map((question) => (
        <Criterion view={view} question={question} />
      ))}
    </>
  );
}
