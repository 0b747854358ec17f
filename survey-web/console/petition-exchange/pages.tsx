import { addDays } from '../../../api/days.ts';
import { stateNames, states } from '../../../api/petitions/moves.ts';
import { inLocale } from '../../../api/text.ts';
import { exchangeTexts } from '../../texts/console-petition-exchange.ts';
import { consoleRoom } from '../console-room.ts';
import { CheckField, DayField, type Filled, SelectField, SubmitButton, TextField } from '../form.tsx';
import { checkRows } from '../import/check.tsx';
import { downloadTemplate, readUpload, showUpload } from '../import/upload.tsx';
import type { Refused, UnitVisit } from '../visit.ts';
import { exportPetitions } from './export.ts';
import { saveLink, showLink } from './link-page.tsx';
import { exchangePath, petitionSheet } from './sheet.ts';

// Before the pages of one petition, whose code stands where `exchange` does.
const path = '/units/:unit/petitions/exchange';
export const petitionExchangePages = consoleRoom();
petitionExchangePages.get(path, 'petitions.read', (visit) => showExchange(visit));
petitionExchangePages.post(`${path}/export`, 'petitions.read', (visit) =>
  visit.attempt(
    () => exportPetitions(visit),
    (refused) => showExchange(visit, refused),
  ),
);
petitionExchangePages.get(`${path}/import`, 'petitions.edit', (visit) =>
  showUpload(visit, petitionSheet(visit)),
);
petitionExchangePages.post(`${path}/import`, 'petitions.edit', (visit) =>
  readUpload(visit, petitionSheet(visit)),
);
petitionExchangePages.post(`${path}/import/check`, 'petitions.edit', (visit) =>
  checkRows(visit, petitionSheet(visit)),
);
petitionExchangePages.get(`${path}/import/template.xlsx`, 'petitions.edit', (visit) =>
  downloadTemplate(visit, petitionSheet(visit), 'xlsx'),
);
petitionExchangePages.get(`${path}/import/template.csv`, 'petitions.edit', (visit) =>
  downloadTemplate(visit, petitionSheet(visit), 'csv'),
);

const source = '/units/:unit/petitions/:petition/source';
petitionExchangePages.get(source, 'petitions.edit', (visit) => showLink(visit));
petitionExchangePages.post(source, 'petitions.edit', saveLink);

/** The ways in and out. */
async function showExchange(visit: UnitVisit, refused?: Refused) {
  const { locale, unit, today } = visit;
  const t = exchangeTexts[locale];
  const usual = { from: addDays(today, -90), to: today, state: 'all' };
  const of: Filled = {
    values: refused ? await visit.form() : new URLSearchParams(usual),
    errors: refused?.errors ?? [],
    locale,
  };
  return visit.show({
    title: t.title,
    lead: t.lead,
    refused,
    children: (
      <>
        {visit.may('petitions.edit') && (
          <section class="card petition-right" aria-labelledby="import">
            <h2 id="import">{t.importTitle}</h2>
            <p class="soft">{t.importShort}</p>
            <p>
              <a class="button" href={`/console${exchangePath(unit.slug)}/import`}>
                {t.importGo}
              </a>
            </p>
          </section>
        )}
        <section class="card petition-right" aria-labelledby="export">
          <h2 id="export">{t.exportTitle}</h2>
          <p class="soft">{t.exportHint}</p>
          <form method="post" action={`/console${exchangePath(unit.slug)}/export`}>
            <div class="form-row days">
              <DayField of={of} name="from" label={t.from} />
              <DayField of={of} name="to" label={t.to} />
            </div>
            <SelectField of={of} name="state" label={t.state} choices={stateChoices(visit)} />
            {visit.may('petitions.identity') && (
              <>
                <CheckField of={of} name="senders" label={t.senders} hint={t.sendersHint} />
                <TextField
                  of={of}
                  name="reason"
                  label={t.reason}
                  hint={t.reasonHint}
                  maxlength={300}
                  optional
                />
              </>
            )}
            <div class="console-actions">
              <SubmitButton name="as" value="xlsx">
                {t.xlsx}
              </SubmitButton>
              <SubmitButton quiet name="as" value="csv">
                {t.csv}
              </SubmitButton>
            </div>
          </form>
        </section>
      </>
    ),
  });
}

const stateChoices = ({ locale }: UnitVisit) => [
  ...Object.entries(exchangeTexts[locale].states).map(([value, name]) => ({ value, name })),
  ...states.map((value) => ({ value, name: inLocale(stateNames[value], locale) })),
];
