import type { RatingQuestion } from '../../api/questionnaires/questionnaire.ts';
import { faceOf } from './face-shapes.ts';
import { Face } from './faces.tsx';
import { criterionAsksReasons, givenAs, isTicked, noExperienceValue, ratingName } from './filled.ts';
import { Legend, Tick } from './question.tsx';
import type { FormView } from './view.ts';
import { Words } from './words.tsx';

/** The overall question, and why, which a style rule shows once a low level is chosen. */
export function Overall({ view, question }: { view: FormView; question: RatingQuestion }) {
  const { locale, filled, version } = view;
  const { scale, require, noExperience, reasons } = version.content;
  const name = ratingName(question.key);
  const best = scale.levels.at(-1)!.level;
  return (
    <fieldset class="overall">
      <Legend view={view} id={name} text={question.text} note={question.note} />
      <div class="rows">
        {[...scale.levels].reverse().map(({ level, text }) => {
          const id = level === best ? name : `o${level}`;
          return (
            <>
              <input
                type="radio"
                name={name}
                value={level}
                id={id}
                class={reasons && level <= reasons.askWhenLevelAtMost ? 'low' : undefined}
                checked={givenAs(filled, name) === String(level)}
              />
              <label class="o" for={id}>
                <Face face={faceOf(scale, level)} />
                <Words text={text} locale={locale} />
              </label>
            </>
          );
        })}
        {require === 'all' && noExperience && (
          <>
            <input
              type="radio"
              name={name}
              value={noExperienceValue}
              id="o0"
              checked={givenAs(filled, name) === noExperienceValue}
            />
            <label class="o" for="o0">
              <Words text={noExperience} locale={locale} />
            </label>
          </>
        )}
        {reasons && <Reasons view={view} open={criterionAsksReasons(filled, version.content)} />}
      </div>
    </fieldset>
  );
}

/** Why; shown by the rule for a low overall level, or `open` where a criterion is low. */
export function Reasons({ view, open }: { view: FormView; open?: boolean }) {
  const { filled, version, locale } = view;
  const { text, options } = version.content.reasons!;
  return (
    <fieldset class={`reasons${open ? ' open' : ''}`}>
      <Legend view={view} id="reason" text={text} />
      <div class="grid">
        {options.map((option, i) => (
          <Tick
            type="checkbox"
            name="reason"
            value={option.key}
            id={i === 0 ? 'reason' : undefined}
            checked={isTicked(filled, 'reason', option.key)}
          >
            <Words text={option.text} locale={locale} />
          </Tick>
        ))}
      </div>
    </fieldset>
  );
}

/** A criterion: the levels as compact labels with face and word, and "no experience" as one more. */
export function Criterion({ view, question }: { view: FormView; question: RatingQuestion }) {
  const { locale, filled, version } = view;
  const { scale, noExperience } = version.content;
  const name = ratingName(question.key);
  const best = scale.levels.at(-1)!.level;
  return (
    <fieldset>
      <Legend view={view} id={name} text={question.text} note={question.note} />
      <div class="grid">
        {[...scale.levels].reverse().map(({ level, text }) => (
          <Tick
            type="radio"
            name={name}
            value={String(level)}
            id={level === best ? name : undefined}
            checked={givenAs(filled, name) === String(level)}
          >
            <Face face={faceOf(scale, level)} />
            <Words text={text} locale={locale} />
          </Tick>
        ))}
        {noExperience && (
          <Tick
            type="radio"
            name={name}
            value={noExperienceValue}
            checked={givenAs(filled, name) === noExperienceValue}
          >
            <Words text={noExperience} locale={locale} />
          </Tick>
        )}
      </div>
    </fieldset>
  );
}
