import type { SurveyTexts } from '../texts/survey.ts';
import { Done } from './faces.tsx';

interface Addresses {
  t: SurveyTexts;
  results: string;
  /** null: an answer needs another code. */
  again: string | null;
}

/** What became of the answer, and where to go on. */
export const Thanks = ({ t, results, again, others }: Addresses & { others: number }) => (
  <div class="end">
    <Done />
    <h1 tabindex={-1}>{t.thanks}</h1>
    <p>{t.received}</p>
    <p>{t.whatNext(others)}</p>
    <Onward t={t} results={results} again={again} />
  </div>
);

/** The same form was sent before with other answers: those stand. */
export const Conflict = ({ t, results, again }: Addresses) => (
  <div class="end">
    <Done />
    <h1 tabindex={-1}>{t.conflict}</h1>
    <p>{t.conflictDetail}</p>
    <Onward t={t} results={results} again={again} />
  </div>
);

const Onward = ({ t, results, again }: Addresses) => (
  <>
    <p>
      <a class="button" href={results}>
        {t.seeResults}
      </a>
    </p>
    {again && (
      <p>
        <a href={again}>{t.again}</a>
      </p>
    )}
  </>
);
