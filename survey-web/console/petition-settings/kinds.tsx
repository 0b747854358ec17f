import { addKind, orderKinds, updateKind } from '../../../api/categories/kind-store.ts';
import { type Kind, listKinds } from '../../../api/categories/store.ts';
import { movedTo } from '../../../api/categories/tree.ts';
import { lockInstallation } from '../../../api/database/lock.ts';
import { problem } from '../../../api/problems.ts';
import { inLocale, plainLetters } from '../../../api/text.ts';
import { freeSlug, slugOfName } from '../../../api/units/slug.ts';
import { petitionSettingsTexts } from '../../texts/console-petition-settings.ts';
import { SubmitButton } from '../form.tsx';
import { typedName } from '../units/typed-unit.ts';
import { type Refused, requireUnchanged, seenOf, type Visit, wrongField } from '../visit.ts';
import { KindInputs, KindTable } from './kind-view.tsx';
import { typedPlace, typedWords, writeDown } from './typed.ts';

const path = '/petition-kinds';
const longestHint = 200;

/** Every kind, and a form for another. */
export async function showKinds(visit: Visit, refused?: Refused) {
  const { locale, deps } = visit;
  const t = petitionSettingsTexts[locale];
  const values = refused ? await visit.form() : new URLSearchParams({ identity: 'contact', retention: '24' });
  return visit.show({
    title: t.kinds,
    lead: t.kindsLead,
    refused,
    children: (
      <>
        <p class="console-alone">
          <a href="/console/petition-settings">{t.back}</a>
        </p>
        <KindTable kinds={await listKinds(deps.db)} locale={locale} />
        <h2>{t.addKind}</h2>
        <form method="post" action={`/console${path}`}>
          <KindInputs of={{ values, errors: refused?.errors ?? [], locale }} />
          <SubmitButton>{t.add}</SubmitButton>
        </form>
      </>
    ),
  });
}

export const addOneKind = (visit: Visit) =>
  visit.attempt(
    async () => {
      const typed = typedKind(visit, await visit.form());
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const kinds = await listKinds(trx);
        requireFree(visit, kinds, typed.name.vi);
        const wanted = slugOfName(typed.name.vi);
        if (!wanted) throw wrongField('vi', petitionSettingsTexts[visit.locale].keyMissing);
        const key = freeSlug(wanted, (one) => kinds.some((kind) => kind.key === one));
        await addKind(trx, { key, ...typed }, kinds.length);
        const subject = { kind: 'petition-kind', key };
        await writeDown(trx, by, visit, { action: 'petition-kind.add', unitId: null, subject, after: typed });
      });
      return visit.go(path, 'added');
    },
    (refused) => showKinds(visit, refused),
  );

/** @throws Problem not-found */
async function getKind(visit: Visit): Promise<{ kind: Kind; place: number }> {
  const kinds = await listKinds(visit.deps.db);
  const at = kinds.findIndex(({ key }) => key === visit.param('kind'));
  if (at === -1) throw problem('not-found');
  return { kind: kinds[at]!, place: at + 1 };
}

export async function showKind(visit: Visit, refused?: Refused) {
  const { locale } = visit;
  const t = petitionSettingsTexts[locale];
  const { kind, place } = await getKind(visit);
  const values = refused ? await visit.form() : valuesOf(kind, place);
  return visit.show({
    title: inLocale(kind.name, locale),
    lead: t.retireHint,
    width: 'narrow',
    refused,
    children: (
      <>
        {kind.retired && <p>({t.retired})</p>}
        <form method="post" action={`/console${path}/${kind.key}`}>
          <input type="hidden" name="seen" value={seenOf({ kind, place })} autocomplete="off" />
          <KindInputs of={{ values, errors: refused?.errors ?? [], locale }} withPlace />
          <div class="console-actions">
            <SubmitButton>{t.save}</SubmitButton>
            <SubmitButton quiet name="act" value={kind.retired ? 'restore' : 'retire'}>
              {kind.retired ? t.restore : t.retire}
            </SubmitButton>
            <a href={`/console${path}`}>{t.kinds}</a>
          </div>
        </form>
      </>
    ),
  });
}

const valuesOf = ({ name, hint, identity, retentionMonths }: Kind, place: number) =>
  new URLSearchParams({
    vi: name.vi,
    en: name.en ?? '',
    hint: hint?.vi ?? '',
    hintEn: hint?.en ?? '',
    identity,
    retention: retentionMonths === null ? '' : String(retentionMonths),
    place: String(place),
  });

export async function saveKind(visit: Visit) {
  const { key } = (await getKind(visit)).kind;
  return visit.attempt(
    async () => {
      const form = await visit.form();
      const typed = typedKind(visit, form);
      const place = typedPlace(visit, form);
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        const kinds = await listKinds(trx);
        const at = kinds.findIndex((one) => one.key === key);
        const was = kinds[at]!;
        requireUnchanged(form, { kind: was, place: at + 1 });
        requireFree(
          visit,
          kinds.filter((one) => one !== was),
          typed.name.vi,
        );
        const act = form.get('act');
        const retired = act === 'retire' || (was.retired && act !== 'restore');
        if (retired && !kinds.some((one) => one !== was && !one.retired)) {
          throw wrongField('vi', petitionSettingsTexts[visit.locale].lastKind);
        }
        await updateKind(trx, { key, ...typed }, retired ? visit.now : null);
        await orderKinds(
          trx,
          movedTo(kinds, was, place).map((one) => one.key),
        );
        const { key: _, ...before } = was;
        await writeDown(trx, by, visit, {
          action: 'petition-kind.change',
          unitId: null,
          subject: { kind: 'petition-kind', key },
          before: { ...before, position: at + 1 },
          after: { ...typed, retired, position: place },
        });
      });
      return visit.go(path, 'saved');
    },
    (refused) => showKind(visit, refused),
  );
}

function typedKind(visit: Visit, form: URLSearchParams) {
  const t = petitionSettingsTexts[visit.locale];
  const identity = (['none', 'contact', 'full'] as const).find((one) => one === form.get('identity'));
  if (!identity) throw wrongField('identity', t.identityWrong);
  const months = form.get('retention')?.trim() ?? '';
  const isMonths = /^[1-9]\d{0,2}$/.test(months) && Number(months) <= 600;
  if (months && !isMonths) throw wrongField('retention', t.retentionWrong);
  return {
    name: typedName(form, visit.locale),
    hint: typedWords(visit, form, 'hint', longestHint),
    identity,
    retentionMonths: months ? Number(months) : null,
  };
}

function requireFree({ locale }: Visit, kinds: readonly Kind[], name: string): void {
  const same = kinds.find((one) => plainLetters(one.name.vi) === plainLetters(name));
  if (same) throw wrongField('vi', petitionSettingsTexts[locale].nameTaken(same.name.vi));
}
