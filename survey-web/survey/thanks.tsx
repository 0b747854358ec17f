import type { Child } from 'hono/jsx';
import type { SurveyTexts } from '../texts/survey.ts';
import { Done } from './faces.tsx';

interface Addresses {
  t: SurveyTexts;
  results: string;
  /** Where a petition to the unit is sent. */
  petition: string;
  /** null: an answer needs another code. */
  again: string | null;
}

/** What became of the answer, and where to go on. */
export const Thanks = ({
  others,
  earlier,
  ...addresses
}: Addresses & {
  others: number;
  /** What earlier answers have changed. */
  earlier: Child;
}) => (
  <div class="end">
    <Done />
    <h1 tabindex={-1}>{addresses.t.thanks}</h1>
    <p>{addresses.t.received}</p>
    <p>{addresses.t.whatNext(others)}</p>
    <Onward {...addresses} />
    {earlier}
  </div>
);

/** The same form was sent before with other answers: those stand. */
export const Conflict = (addresses: Addresses) => (
  <div class="end">
    <Done />
    <h1 tabindex={-1}>{addresses.t.conflict}</h1>
    <p>{addresses.t.conflictDetail}</p>
    <Onward {...addresses} />
  </div>
);

const Onward = ({ t, results, petition, again }: Addresses) => (
  <>
    <p>
      <a class="button" href={results}>
        {t.seeResults}
      </a>
    </p>
    <p>
      <a href={petition}>{t.petition}</a>
    </p>
    {again && (
      <p>
        <a href={again}>{t.again}</a>
      </p>
    )}
  </>
);
