import { listCalendar } from '../../../api/calendar/store.ts';
import { addDays, beginOf, type Day, isDay } from '../../../api/days.ts';
import { acknowledgeDue, answerDue } from '../../../api/deadlines/clock.ts';
import { explainDue } from '../../../api/deadlines/explain.ts';
import { findProfile } from '../../../api/deadlines/store.ts';
import { deadlineTexts } from '../../texts/console-deadlines.ts';
import { DayField, type Filled, SelectField, SubmitButton } from '../form.tsx';
import { type Visit, wrongField } from '../visit.ts';
import { categoryChainOf, categoryChoices, listCategoriesById, unitChainOf, type Whose } from './scope.ts';

/** What was counted: the sentences of both deadlines. */
export interface Tried {
  acknowledge: string[];
  answer: string[];
}

const members = ['received', 'category', 'asked', 'replied'] as const;

/** What was asked, as it stands in the address. */
export const askedOf = (visit: Visit): URLSearchParams =>
  new URLSearchParams(members.map((name): [string, string] => [name, visit.query(name)]));

/**
 * Counts the deadlines of a petition that might come; undefined where nothing is asked.
 * @throws Problem invalid-input with the field
 */
export async function tryIt(visit: Visit, whose: Whose): Promise<Tried | undefined> {
  const { locale, deps } = visit;
  const t = deadlineTexts[locale];
  const [received, category, asked, replied] = members.map(visit.query) as [string, string, string, string];
  if (members.every((name) => visit.query(name) === '')) return undefined;
  if (!isDay(received)) throw wrongField('received', t.receivedWrong);
  if (asked && !follows(received, asked)) throw wrongField('asked', t.askedWrong);
  if (replied && !(asked && follows(asked, replied))) throw wrongField('replied', t.repliedWrong);
  const categories = await listCategoriesById(visit);
  const about = [...categories.values()].find(({ key }) => key === category)?.id ?? null;
  const profile = await findProfile(deps.db, {
    unitChain: unitChainOf(whose),
    categoryChain: categoryChainOf(about, categories),
    day: received,
  });
  const calendar = await listCalendar(deps.db);
  const facts = {
    receivedAt: beginOf(received),
    pauses: asked ? [{ from: beginOf(asked), to: replied ? beginOf(replied) : null }] : [],
    extensions: [],
    restartedAt: null,
  };
  return {
    acknowledge: explainDue(acknowledgeDue(profile, calendar, facts), profile.source, locale),
    answer: explainDue(answerDue(profile, calendar, facts), profile.source, locale),
  };
}

/** Within two years: a petition waits no longer, and nobody counts centuries day by day. */
const follows = (before: Day, typed: string) =>
  isDay(typed) && before <= typed && typed <= addDays(before, 731);

export async function TryIt({ visit, of, tried }: { visit: Visit; of: Filled; tried: Tried | undefined }) {
  const { locale } = visit;
  const t = deadlineTexts[locale];
  const categories = await listCategoriesById(visit);
  return (
    <section id="try">
      <h2>{t.tryTitle}</h2>
      <p class="soft">{t.tryLead}</p>
      <form method="get" action="#try">
        <div class="form-row">
          <DayField of={of} name="received" label={t.received} />
          <SelectField
            of={of}
            name="category"
            label={t.category}
            choices={categoryChoices(categories, locale)}
          />
        </div>
        <div class="form-row">
          <DayField of={of} name="asked" label={t.asked} optional />
          <DayField of={of} name="replied" label={t.replied} optional />
        </div>
        <SubmitButton quiet>{t.count}</SubmitButton>
      </form>
      {tried && (
        <div class="deadlines-tried" role="status">
          <Sentences title={t.acknowledgeDue} sentences={tried.acknowledge} />
          <Sentences title={t.answerDue} sentences={tried.answer} />
        </div>
      )}
    </section>
  );
}

/** The due day above, why below. */
function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <div class="card">
      <h3>{title}</h3>
      <p>
        <b>{sentences.at(-2)}</b>
      </p>
      <ol>
        {sentences.slice(0, -2).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ol>
      <p class="soft">{sentences.at(-1)}</p>
    </div>
  );
}
