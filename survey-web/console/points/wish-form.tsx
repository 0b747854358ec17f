import type { Child } from 'hono/jsx';
import { channels } from '../../../api/points/channels.ts';
import type { Version } from '../../../api/questionnaires/store.ts';
import { inLocale } from '../../../api/text.ts';
import { consolePointTexts } from '../../texts/console-points.ts';
import { ChoiceField, type Filled, SelectField, SubmitButton, TextArea } from '../form.tsx';
import type { Manner } from './plan.ts';

interface WishForm {
  of: Filled;
  action: string;
  questionnaires: readonly Version[];
  manners: Record<Manner, string>;
  /** What stands between the names and the rest: fields of one unit, or kinds of several. */
  children: Child;
}

/** Asks for counters × fields; leads to the preview. */
export function WishForm({ of, action, questionnaires, manners, children }: WishForm) {
  const t = consolePointTexts[of.locale];
  return (
    <form method="post" action={action}>
      <TextArea of={of} name="labels" label={t.labels} hint={t.labelsHint} rows={5} optional />
      {children}
      <ChoiceField
        of={of}
        name="how"
        label={t.how}
        type="radio"
        choices={Object.entries(manners).map(([value, name]) => ({ value, name }))}
      />
      <SelectField
        of={of}
        name="questionnaire"
        label={t.questionnaire}
        choices={questionnaireChoices(questionnaires, of.locale)}
      />
      <SelectField of={of} name="channel" label={t.channel} choices={channelChoices(of.locale)} />
      <div class="console-actions">
        <SubmitButton name="step" value="preview">
          {t.preview}
        </SubmitButton>
      </div>
    </form>
  );
}

export const questionnaireChoices = (questionnaires: readonly Version[], locale: Filled['locale']) =>
  questionnaires.map(({ questionnaire, content }) => ({
    value: questionnaire,
    name: inLocale(content.title, locale),
  }));

export const channelChoices = (locale: Filled['locale']) =>
  channels.map((value) => ({ value, name: consolePointTexts[locale].channels[value] }));

/** The questionnaire and the channel of what is previewed. */
export function SameForAll({ values, questionnaires, locale }: SameForAll) {
  const t = consolePointTexts[locale];
  const chosen = (name: string, choices: { value: string; name: string }[]) =>
    choices.find(({ value }) => value === values.get(name))?.name;
  return (
    <p>
      {t.questionnaire}: {chosen('questionnaire', questionnaireChoices(questionnaires, locale))}
      <br />
      {t.channel}: {chosen('channel', channelChoices(locale))}
    </p>
  );
}

interface SameForAll {
  values: URLSearchParams;
  questionnaires: readonly Version[];
  locale: Filled['locale'];
}

/** Everything typed, carried through the preview, with what can be done there. */
export function CarriedForm({ values, action, count, locale }: CarriedForm) {
  const t = consolePointTexts[locale];
  const carried = [...values].filter(([name]) => name !== 'step');
  return (
    <form method="post" action={action} class="console-actions">
      {carried.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {count > 0 && (
        <SubmitButton name="step" value="create">
          {t.create(count)}
        </SubmitButton>
      )}
      <SubmitButton name="step" value="change" quiet>
        {t.change}
      </SubmitButton>
    </form>
  );
}

interface CarriedForm {
  values: URLSearchParams;
  action: string;
  count: number;
  locale: Filled['locale'];
}
