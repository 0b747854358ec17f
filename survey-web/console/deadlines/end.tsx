import { lockInstallation } from '../../../api/database/lock.ts';
import { isDay } from '../../../api/days.ts';
import { bindsAll, type KeptProfile } from '../../../api/deadlines/profile.ts';
import { getProfile } from '../../../api/deadlines/store.ts';
import { applyPart } from '../../../api/installation/apply.ts';
import { problem } from '../../../api/problems.ts';
import { dayInWords } from '../../public/wording.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import { DayField, SubmitButton } from '../form.tsx';
import { type Refused, type Visit, wrongField } from '../visit.ts';
import { inFields } from './add.tsx';
import { categoryInWords, listCategoriesById, pathOf, timeInWords, type Whose } from './scope.ts';

/** A profile that was set here and may be ended. @throws Problem not-found */
async function getEndable({ deps, param, today }: Visit, whose: Whose): Promise<KeptProfile> {
  const id = param(whose ? 'profile' : 'general');
  if (!/^\d{1,9}$/.test(id)) throw problem('not-found');
  const profile = await getProfile(deps.db, Number(id));
  const isOwn = profile.unitId === (whose?.id ?? null);
  const isOver = profile.to !== null && profile.to < today;
  if (!isOwn || isOver || bindsAll(profile)) throw problem('not-found');
  return profile;
}

export async function showEnd(visit: Visit, whose: Whose, refused?: Refused) {
  const { locale, today } = visit;
  const t = deadlineTexts[locale];
  const profile = await getEndable(visit, whose);
  const values = refused ? await visit.form() : new URLSearchParams({ to: today });
  return visit.show({
    title: t.endTitle,
    lead: t.endLead,
    refused,
    width: 'narrow',
    children: (
      <form method="post">
        <p class="card">
          <b>{categoryInWords(profile.categoryId, await listCategoriesById(visit), locale)}</b>:{' '}
          {timeInWords(profile, locale)}, {t.since(dayInWords(profile.from, locale))}. {profile.source}
        </p>
        <DayField of={{ values, errors: refused?.errors ?? [], locale }} name="to" label={t.endLast} />
        <SubmitButton>{t.end}</SubmitButton>
      </form>
    ),
  });
}

export async function endDeadline(visit: Visit, whose: Whose) {
  const { locale, now } = visit;
  const form = await visit.form();
  const profile = await getEndable(visit, whose);
  return visit.attempt(
    async () => {
      const to = form.get('to')?.trim() ?? '';
      const isWithin = isDay(to) && profile.from <= to && (profile.to === null || to <= profile.to);
      if (!isWithin) throw wrongField('to', deadlineTexts[locale].endWrong);
      const { id: _, unitId: __, categoryId, ...kept } = profile;
      const category = (await listCategoriesById(visit)).get(categoryId ?? 0)?.key;
      const deadline = { ...kept, to, ...(whose && { unit: whose.slug }), ...(category && { category }) };
      await visit.change(async (trx, by) => {
        await lockInstallation(trx);
        await applyPart(trx, by, { deadlines: [deadline] }, now, locale).catch(inFields);
      });
      return visit.go(pathOf(whose), 'saved');
    },
    (refused) => showEnd(visit, whose, refused),
  );
}
