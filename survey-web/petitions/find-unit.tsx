import type { Context } from 'hono';
import { dayOf } from '../../api/days.ts';
import type { Env } from '../../api/http/context.ts';
import { countUnits } from '../../api/units/store.ts';
import { findUnits } from '../home/find-units.ts';
import { SearchForm } from '../home/forms.tsx';
import { askedIn } from '../home/pages.tsx';
import { Results } from '../home/results.tsx';
import { listBranches, Tree } from '../home/tree.tsx';
import { petitionTexts } from '../texts/petitions.ts';
import { answerPage } from './page.tsx';
import { lookupPath } from './tracking-lookup.tsx';
import { petitionAddress } from './view.ts';

const mostFound = 30;
/** So few units are all shown at once. */
const smallInstallation = 40;

/** Asks which unit it is for; `wrong` says what did not lead to one. */
export async function answerFindUnit(c: Context<Env>, wrong?: { status: 404 | 422; text: string }) {
  const { locale, deps } = c.var;
  const t = petitionTexts[locale];
  const asked = askedIn(c.req.query('q') ?? '').text;
  const today = dayOf(deps.now());
  const shared = { locale, today, pageOf: (unit: string) => petitionAddress(locale, '', { unit }) };
  const found = asked ? await findUnits(deps.db, asked, mostFound + 1) : [];
  const isSmall = !asked && (await countUnits(deps.db)) <= smallInstallation;
  const branches = isSmall ? await listBranches(deps.db, null, Number.POSITIVE_INFINITY, today) : [];
  return answerPage(c, {
    title: wrong ? `${t.errorTitle} ${t.findTitle}` : t.findTitle,
    state: 'other',
    status: wrong?.status ?? 200,
    children: (
      <>
        {wrong && (
          <div class="petition-errors" role="alert">
            <p>{wrong.text}</p>
          </div>
        )}
        <h1>{t.findTitle}</h1>
        <p class="lead">{t.findLead}</p>
        <SearchForm locale={locale} asked={asked} action="/kien-nghi" />
        {asked && (
          <Results
            {...shared}
            asked={asked}
            found={found.slice(0, mostFound)}
            more={found.length > mostFound}
          />
        )}
        {branches.length > 0 && <Tree branches={branches} {...shared} open />}
        <p class="petition-onward">
          <a href={lookupPath(locale)}>{t.sentBefore}</a>
        </p>
      </>
    ),
  });
}
