import { listDrafts } from '../../../api/questionnaires/drafts.ts';
import { countPointsByForm } from '../../../api/questionnaires/states.ts';
import { inLocale } from '../../../api/text.ts';
import { countInWords, instantInWords } from '../../public/wording.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import type { Visit } from '../visit.ts';
import { chainOfOwner, type Form, listForms, mayEditFor } from './access.ts';
import { faultsOf } from './faults.ts';

/** All forms that the reader may see, and the drafts that he may go on with. */
export async function showForms(visit: Visit) {
  const { locale, deps } = visit;
  const t = questionnaireTexts[locale];
  const forms = await listForms(visit);
  const points = await countPointsByForm(deps.db);
  const mayWrite = visit.actor.grants.some(({ role }) => role === 'administrator' || role === 'manager');
  return visit.show({
    title: t.title,
    lead: t.lead,
    children: (
      <>
        {mayWrite && (
          <p class="console-actions">
            <a class="button" href="/console/questionnaires/_new">
              {t.newForm}
            </a>
            <a class="button quiet" href="/console/questionnaires/_import">
              {t.importForm}
            </a>
          </p>
        )}
        {mayWrite && <Drafts visit={visit} items={await draftsOf(visit)} />}
        <h2>{t.forms}</h2>
        {forms.length === 0 ? (
          <p>
            {t.noForms} {mayWrite && <a href="/console/questionnaires/_new">{t.newForm}</a>}
          </p>
        ) : (
          <table class="console-table">
            <thead>
              <tr>
                <th scope="col">{t.form}</th>
                <th scope="col">{t.owner}</th>
                <th scope="col" class="number">
                  {t.version}
                </th>
                <th scope="col" class="number">
                  {t.points}
                </th>
              </tr>
            </thead>
            <tbody>
              {
                await Promise.all(
                  forms.map(async (form) => (
                    <tr>
                      <td>
                        <a href={`/console/questionnaires/${form.id}`}>
                          {inLocale(form.newest.content.title, locale)}
                        </a>{' '}
                        <Marks visit={visit} form={form} />
                        <div class="soft">
                          {form.id} · {t.family} {form.newest.family}
                        </div>
                      </td>
                      <td data-label={t.owner}>{await ownerName(visit, form.state.ownerUnitId)}</td>
                      <td data-label={t.version} class="number">
                        {form.newest.version}
                      </td>
                      <td data-label={t.points} class="number">
                        {countInWords(points.get(form.id) ?? 0, locale)}
                      </td>
                    </tr>
                  )),
                )
              }
            </tbody>
          </table>
        )}
      </>
    ),
  });
}

/** What is out of the ordinary with a form, as chips. */
export function Marks({ visit, form: { state } }: { visit: Visit; form: Form }) {
  const t = questionnaireTexts[visit.locale];
  return (
    <>
      {state.wordingLocked && <span class="form-mark">{t.locked}</span>}{' '}
      {state.retiredAt && <span class="form-mark warn">{t.retired}</span>}
    </>
  );
}

export async function ownerName({ deps, locale }: Visit, ownerUnitId: number | null): Promise<string> {
  const [unit] = await chainOfOwner(deps.db, ownerUnitId);
  return unit ? inLocale(unit.name, locale) : questionnaireTexts[locale].installation;
}

interface DraftItem {
  id: number;
  title: string;
  questionnaire: string;
  owner: string;
  faults: number;
  by: string;
  when: string;
}

async function draftsOf(visit: Visit): Promise<DraftItem[]> {
  const { locale, deps } = visit;
  const items: DraftItem[] = [];
  for (const draft of await listDrafts(deps.db)) {
    if (!(await mayEditFor(visit, draft.ownerUnitId))) continue;
    items.push({
      id: draft.id,
      title: inLocale(draft.content.title, locale) || draft.questionnaire,
      questionnaire: draft.questionnaire,
      owner: await ownerName(visit, draft.ownerUnitId),
      faults: faultsOf(draft.content, locale).length,
      by: draft.updatedBy,
      when: instantInWords(draft.updatedAt.toISOString(), locale),
    });
  }
  return items;
}

function Drafts({ visit, items }: { visit: Visit; items: DraftItem[] }) {
  const t = questionnaireTexts[visit.locale];
  if (items.length === 0) return null;
  return (
    <>
      <h2>{t.drafts}</h2>
      <ul class="form-drafts">
        {items.map((item) => (
          <li class="card">
            <a href={`/console/questionnaires/_drafts/${item.id}`}>{item.title}</a>{' '}
            <span class={item.faults > 0 ? 'form-mark warn' : 'form-mark'}>{t.faults(item.faults)}</span>
            <div class="soft">
              {item.questionnaire} · {item.owner} · {t.lastBy(item.by, item.when)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
