import type {
  Questionnaire,
  QuestionSection,
  RatingQuestion,
} from '../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale } from '../../api/text.ts';
import { Words } from '../survey/words.tsx';
import { paperTexts } from '../texts/paper.ts';
import { Box } from './box.tsx';

/** The overall question: its levels as boxes with their words beside them. */
export function paperOverall({ overall, scale, require, noExperience }: Questionnaire, locale: Locale) {
  if (!overall) return null;
  return (
    <section class="paper-form-overall">
      <h3>
        <Words text={overall.text} locale={locale} />
      </h3>
      {overall.note && (
        <p class="paper-form-note">
          <Words text={overall.note} locale={locale} />
        </p>
      )}
      <ul>
        {scale.levels.map(({ level, text }) => (
          <li>
            <Box>{level}</Box> <Words text={text} locale={locale} />
          </li>
        ))}
        {require === 'all' && noExperience && (
          <li>
            <Box /> <Words text={noExperience} locale={locale} />
          </li>
        )}
      </ul>
    </section>
  );
}

/** The criteria as tables, a section each; the head repeats on every page. */
export function PaperRatings({ content, locale }: { content: Questionnaire; locale: Locale }) {
  const { scale, sections, noExperience, parts = [] } = content;
  if (sections.length === 0) return null;
  const columns = scale.levels.length + (noExperience ? 2 : 1);
  const partOf = ({ key }: QuestionSection) =>
    parts.find((part) => key === part.key || key.startsWith(`${part.key}.`));
  let number = 0;
  return (
    <table class="paper-form-table">
      <thead>
        <tr>
          <th scope="col">{paperTexts[locale].content}</th>
          {scale.levels.map(({ level, text }) => (
            <th scope="col" class="paper-form-level">
              <b>{level}</b> <Words text={text} locale={locale} />
            </th>
          ))}
          {noExperience && (
            <th scope="col" class="paper-form-level">
              <Words text={noExperience} locale={locale} />
            </th>
          )}
        </tr>
      </thead>
      {sections.map((section, i) => {
        const part = partOf(section);
        const before = sections[i - 1];
        const startsPart = part !== undefined && (!before || partOf(before) !== part);
        return (
          <tbody>
            {startsPart && (
              <tr class="paper-form-part">
                <th colspan={columns} scope="rowgroup">
                  {inLocale(part.title, locale)}
                </th>
              </tr>
            )}
            <tr class="paper-form-section">
              <th colspan={columns} scope="rowgroup">
                <Words text={section.title} locale={locale} />
              </th>
            </tr>
            {section.questions.map((question) => {
              number++;
              return <Line number={number} question={question} content={content} locale={locale} />;
            })}
          </tbody>
        );
      })}
    </table>
  );
}

interface Line {
  number: number;
  question: RatingQuestion;
  content: Questionnaire;
  locale: Locale;
}

const Line = ({ number, question, content: { scale, noExperience }, locale }: Line) => (
  <tr>
    <th scope="row">
      {number}. <Words text={question.text} locale={locale} />
      {question.note && (
        <span class="paper-form-note">
          {' '}
          <Words text={question.note} locale={locale} />
        </span>
      )}
    </th>
    {scale.levels.map(({ level }) => (
      <td>
        <Box>{level}</Box>
      </td>
    ))}
    {noExperience && (
      <td>
        <Box>–</Box>
      </td>
    )}
  </tr>
);
