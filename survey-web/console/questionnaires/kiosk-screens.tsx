import {
  type Questionnaire,
  type RatingQuestion,
  ratingQuestions,
} from '../../../api/questionnaires/questionnaire.ts';
import type { Locale } from '../../../api/text.ts';
import { faceOf } from '../../survey/face-shapes.ts';
import { Face, FaceSprite } from '../../survey/faces.tsx';
import { Words } from '../../survey/words.tsx';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';

const shown = 4;

interface Screens {
  content: Questionnaire;
  locale: Locale;
  /** The language of whoever looks. */
  console: Locale;
}

/** The first screens of an upright kiosk, one question each, at a quarter of their size. */
export function KioskScreens({ content, locale, console }: Screens) {
  const t = questionnaireTexts[console];
  const questions = ratingQuestions(content);
  return (
    <main class="kiosk-screens">
      <FaceSprite />
      {questions.slice(0, shown).map((question, i) => (
        <figure>
          <div class="kiosk-frame">
            <Screen content={content} question={question} locale={locale} number={i} of={questions.length} />
          </div>
          <figcaption>{t.screen(i + 1, questions.length)}</figcaption>
        </figure>
      ))}
    </main>
  );
}

interface Screen {
  content: Questionnaire;
  question: RatingQuestion;
  locale: Locale;
  number: number;
  of: number;
}

function Screen({ content, question, locale, number, of }: Screen) {
  const t = questionnaireTexts[locale];
  const { scale, noExperience, overall, sections, require } = content;
  const section = sections.find(({ questions }) => questions.includes(question));
  const offersNone = noExperience && (question !== overall || require === 'all');
  return (
    <div class="kiosk-screen" lang={locale}>
      <div class="kiosk-head">
        <p>{t.previewUnit}</p>
        <p>
          {number + 1}/{of}
        </p>
      </div>
      {section && (
        <p class="kiosk-section">
          <Words text={section.title} locale={locale} />
        </p>
      )}
      <p class="kiosk-question">
        <Words text={question.text} locale={locale} />
      </p>
      {question.note && (
        <p class="kiosk-note">
          <Words text={question.note} locale={locale} />
        </p>
      )}
      <p class="kiosk-note">{t.touch}</p>
      <ul class="kiosk-levels">
        {[...scale.levels].reverse().map(({ level, text }) => (
          <li>
            <Face face={faceOf(scale, level)} />
            <Words text={text} locale={locale} />
          </li>
        ))}
        {offersNone && (
          <li class="kiosk-none">
            <Words text={noExperience} locale={locale} />
          </li>
        )}
      </ul>
    </div>
  );
}
