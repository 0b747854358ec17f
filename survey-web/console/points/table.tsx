import type { Calendar } from '../../../api/calendar/calendar.ts';
import { countWorkingDays } from '../../../api/calendar/working-days.ts';
import type { Day } from '../../../api/days.ts';
import type { MovedPoint } from '../../../api/points/overview-store.ts';
import type { Point } from '../../../api/points/store.ts';
import type { Incoming } from '../../../api/responses/store.ts';
import { inLocale, type Locale, type Text } from '../../../api/text.ts';
import { inFours } from '../../poster/words.ts';
import { countInWords, dayInWords } from '../../public/wording.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { fieldsOf, isPrinted, nameOf } from './point.ts';

interface Context {
  locale: Locale;
  today: Day;
  unitSlug: string;
  mayEdit: boolean;
  mayPair: boolean;
  mayReadCampaigns: boolean;
  /** The unit has ended: nothing of it is printed any more. */
  ended: boolean;
  ticked: ReadonlySet<string>;
  incoming: ReadonlyMap<number, Incoming>;
  calendar: Calendar;
  questionnaires: ReadonlyMap<string, Text>;
  /** Names of the units that had some of the codes before. */
  units: ReadonlyMap<number, Text>;
}

/** Points with how many answers came in; those in use can be ticked for printing. */
export function PointTable({ points, ...context }: Context & { points: Point[] }) {
  const t = consolePointTexts[context.locale];
  return (
    <table class="console-table points-table">
      <thead>
        <tr>
          <th scope="col">{t.point}</th>
          <th scope="col">{t.fields}</th>
          <th scope="col">{t.questionnaire}</th>
          <th scope="col">{t.last}</th>
          <th scope="col" class="number">
            {t.today}
          </th>
          <th scope="col" class="number">
            {t.week}
          </th>
          <th scope="col" class="number">
            {t.total}
          </th>
          <th scope="col">{t.actions}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <Row point={point} {...context} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ point, ...context }: Context & { point: Point }) {
  const { locale, incoming, questionnaires } = context;
  const t = consolePointTexts[locale];
  const came = incoming.get(point.id);
  const title = questionnaires.get(point.questionnaire);
  return (
    <tr>
      <th scope="row">
        <PointName point={point} {...context} />
      </th>
      <td data-label={t.fields}>{fieldsOf(point, locale)}</td>
      <td data-label={t.questionnaire}>
        {title ? inLocale(title, locale) : point.questionnaire}
        <span class="points-channel soft">{t.channels[point.channel]}</span>
      </td>
      <td data-label={t.last}>{came ? <Last day={came.lastDay} {...context} /> : t.never}</td>
      <td data-label={t.today} class="number">
        {countInWords(came?.today ?? 0, locale)}
      </td>
      <td data-label={t.week} class="number">
        {countInWords(came?.week ?? 0, locale)}
      </td>
      <td data-label={t.total} class="number">
        {countInWords(came?.total ?? 0, locale)}
      </td>
      <td class="points-actions">
        <Actions point={point} {...context} />
      </td>
    </tr>
  );
}

/** What can be done with a point; that of a campaign is looked after at its campaign. */
function Actions({ point, ...context }: Context & { point: Point }) {
  const { locale, unitSlug, ended, mayEdit, mayPair, mayReadCampaigns } = context;
  const t = consolePointTexts[locale];
  const named = (action: string) => `${action}: ${nameOf(point, locale)} ${point.code}`;
  const at = `/console/units/${unitSlug}`;
  return (
    <>
      {isPrinted(point) && !ended && (
        <a href={`/points/${point.code}/poster`} aria-label={named(t.poster)}>
          {t.poster}
        </a>
      )}
      {point.channel === 'kiosk' && isPrinted(point) && !ended && mayPair && (
        <a href={`${at}/kiosks/pair?point=${point.code}`} aria-label={named(t.pairKiosk)}>
          {t.pairKiosk}
        </a>
      )}
      {point.campaign === null && mayEdit && (
        <a href={`${at}/points/${point.code}`} aria-label={named(t.edit)}>
          {t.edit}
        </a>
      )}
      {point.campaign !== null && mayReadCampaigns && (
        <a href={`${at}/campaigns/${point.campaign.slug}`} aria-label={named(t.openCampaign)}>
          {t.openCampaign}
        </a>
      )}
    </>
  );
}

function PointName({ point, locale, ticked, units, ended }: Context & { point: Point }) {
  const t = consolePointTexts[locale];
  const former = point.formerUnitIds.flatMap((id) => units.get(id) ?? []);
  const words = (
    <span>
      {point.label ? inLocale(point.label, locale) : <span class="soft">{t.noLabel}</span>}{' '}
      <span class="points-code">{inFours(point.code)}</span>
    </span>
  );
  return (
    <>
      {isPrinted(point) && !ended ? (
        <label class="choice">
          <input type="checkbox" name="code" value={point.code} checked={ticked.has(point.code)} />
          {words}
        </label>
      ) : (
        words
      )}
      {former.length > 0 && (
        <span class="points-former soft">
          {t.formerly(former.map((name) => inLocale(name, locale)).join(', '))}
        </span>
      )}
    </>
  );
}

// A long silence is told by its day; counting its working days says no more.
const longSilence = 60;

/** The day of the last answer, no finer: an hour would tell whose it was. */
function Last({ day, locale, today, calendar }: Context & { day: Day }) {
  const t = consolePointTexts[locale];
  if (day >= today) return <>{t.lastToday}</>;
  const silent = countWorkingDays(calendar, day, today);
  return (
    <>
      {dayInWords(day, locale)}
      {silent <= longSilence && <span class="points-ago soft">{t.daysAgo(silent)}</span>}
    </>
  );
}

/** Points that were closed with their unit, and where their printed codes lead now. */
export function MovedPoints({ moved, locale }: Context & { moved: MovedPoint[] }) {
  const t = consolePointTexts[locale];
  return (
    <section>
      <h2>{t.moved}</h2>
      <p>{t.movedNote}</p>
      <ul class="points-moved">
        {moved.map(({ label, code, successor }) => (
          <li>
            {label ? inLocale(label, locale) : t.noLabel} <span class="points-code">{inFours(code)}</span>{' '}
            {t.movedTo} <a href={`/u/${successor.slug}`}>{inLocale(successor.name, locale)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
