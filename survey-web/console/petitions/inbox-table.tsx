import type { Calendar } from '../../../api/calendar/calendar.ts';
import type { Category, Kind } from '../../../api/categories/store.ts';
import { inHalves } from '../../../api/petitions/code.ts';
import type { InboxLine } from '../../../api/petitions/inbox-store.ts';
import { stateNames } from '../../../api/petitions/moves.ts';
import { isSuperiorTold } from '../../../api/petitions/overdue.ts';
import { lastDayOf } from '../../../api/petitions/receive.ts';
import { inLocale } from '../../../api/text.ts';
import { dayInWords } from '../../public/wording.ts';
import { petitionTexts } from '../../texts/console-petitions.ts';
import type { UnitVisit } from '../visit.ts';
import { dueChip } from './due.ts';

interface Known {
  categories: readonly Category[];
  kinds: readonly Kind[];
  calendar: Calendar;
}

interface TableProps {
  visit: UnitVisit;
  lines: InboxLine[];
  /** How many others met the same, by petition. */
  alsoMet: ReadonlyMap<string, number>;
  asked: Known;
}

/** Petitions, a line each; cards on a phone. */
export function InboxTable({ visit, lines, alsoMet, asked }: TableProps) {
  const t = petitionTexts[visit.locale];
  return (
    <table class="console-table petition-table">
      <thead>
        <tr>
          <th scope="col">{t.code}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.received}</th>
          <th scope="col">{t.due}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line visit={visit} line={line} alsoMet={alsoMet.get(line.id) ?? 0} asked={asked} />
        ))}
      </tbody>
    </table>
  );
}

function Line({
  visit,
  line,
  alsoMet,
  asked,
}: {
  visit: UnitVisit;
  line: InboxLine;
  alsoMet: number;
  asked: Known;
}) {
  const { locale } = visit;
  const t = petitionTexts[locale];
  const category = asked.categories.find(({ id }) => id === line.categoryId);
  const kind = asked.kinds.find(({ key }) => key === line.kind)!;
  const chip = dueChip(line, { ...visit, calendar: asked.calendar });
  const about = category ? inLocale(category.name, locale) : t.unknownCategory;
  return (
    <tr>
      <th scope="row">
        <a class="petition-code" href={`/console/units/${visit.unit.slug}/petitions/${line.code}`}>
          {inHalves(line.code)}
        </a>
      </th>
      <td class="petition-what">
        <b>{about}</b> <span class="soft">{inLocale(kind.name, locale)}</span>
        <span class="petition-words">{line.erased ? t.erased : line.firstWords}</span>
        {line.place && <span class="soft petition-words">{line.place}</span>}
        {alsoMet > 0 && <span class="soft petition-words">{t.alsoMet(alsoMet)}</span>}
      </td>
      <td data-label={t.received}>{dayInWords(line.receivedDay, locale)}</td>
      <td data-label={t.due}>
        {line.answerDue && line.endedAt === null && `${dayInWords(lastDayOf(line.answerDue), locale)} `}
        {chip && <span class={`petition-due ${chip.tone}`}>{chip.words}</span>}
        {!chip && '–'}
        {isSuperiorTold(line) && <span class="soft small"> {t.superiorTold}</span>}
      </td>
      <td data-label={t.who}>{line.staffName ?? <span class="soft">{t.nobody}</span>}</td>
      <td data-label={t.state}>{inLocale(stateNames[line.state], locale)}</td>
    </tr>
  );
}
