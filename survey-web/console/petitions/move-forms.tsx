import type { Child } from 'hono/jsx';
import { refusalReasons } from '../../../api/petitions/moves.ts';
import { inLocale } from '../../../api/text.ts';
import type { FoundUnit } from '../../home/find-units.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { mergeTexts } from '../../texts/console-petition-answers.ts';
import { moveTexts } from '../../texts/console-petition-moves.ts';
import { type Choice, type Filled, SelectField, SubmitButton, TextArea, TextField } from '../form.tsx';
import { fullName } from '../units/unit-choice.tsx';
import type { UnitVisit } from '../visit.ts';
import type { ActName } from './acts.ts';
import { type Opened, seenPetition } from './opened.ts';
import type { PetitionRecord } from './record.ts';
import { loggedWays } from './ways.ts';

export interface MoveProps {
  visit: UnitVisit;
  opened: Opened;
  record: PetitionRecord;
  of: Filled;
  /** Units that the name typed may mean. */
  candidates: FoundUnit[];
}

/** The form of one act, folded up; open where it comes back. */
export function ActForm({ name, isSent, ...props }: MoveProps & { name: ActName; isSent: boolean }) {
  const { visit, opened } = props;
  const t = moveTexts[visit.locale];
  return (
    <details class="petition-fold petition-act" open={isSent} id={`act-${name}`}>
      <summary>{t.acts[name]}</summary>
      <form method="post" action={`/console${opened.path}/moves/${name}`}>
        <input type="hidden" name="seen" value={seenPetition(opened.petition)} autocomplete="off" />
        {t.hints[name] && <p class="soft">{t.hints[name]}</p>}
        {fields[name]?.(props)}
        <SubmitButton quiet={!inFront.includes(name)}>{t.buttons[name]}</SubmitButton>
      </form>
    </details>
  );
}

const inFront: ActName[] = ['accept', 'approve', 'reply'];

const fields: Partial<Record<ActName, (props: MoveProps) => Child>> = {
  accept: (props) => <StaffField {...props} name="accept-staff" />,
  assign: (props) => <StaffField {...props} name="assign-staff" />,
  return: (props) => <Words {...props} name="return-reason" label="returnReason" />,
  ask: (props) => <Words {...props} name="question" label="question" />,
  reply: (props) => <Words {...props} name="reply-text" label="replyText" />,
  pass: PassFields,
  extend: ({ of, visit, record }) => {
    const t = moveTexts[visit.locale];
    return (
      <>
        <TextField
          of={of}
          name="extend-amount"
          label={t.amount(record.extension!, record.profile.countedIn === 'hours')}
          inputmode="numeric"
          maxlength={4}
          short
        />
        <TextArea of={of} name="extend-reason" label={t.reason} />
      </>
    );
  },
  refuse: ({ of, visit: { locale } }) => {
    const t = moveTexts[locale];
    const reasons = Object.entries(refusalReasons).map(([value, name]) => ({
      value,
      name: inLocale(name, locale),
    }));
    return (
      <>
        <SelectField
          of={of}
          name="refuse-reason"
          label={t.refusal}
          choices={[{ value: '', name: t.choose }, ...reasons]}
        />
        <TextArea of={of} name="refuse-text" label={t.refuseText} />
      </>
    );
  },
  transfer: ({ of, visit: { locale } }) => {
    const t = moveTexts[locale];
    return (
      <>
        <TextField of={of} name="transfer-to" label={t.transferTo} maxlength={200} />
        <TextField of={of} name="transfer-reference" label={t.transferReference} maxlength={100} optional />
        <TextArea of={of} name="transfer-text" label={t.transferText} />
      </>
    );
  },
  redirect: (props) => {
    const values = new URLSearchParams(props.of.values);
    if (!values.has('redirect-text'))
      values.set('redirect-text', moveTexts[props.visit.locale].redirectWords);
    return (
      <Words {...props} of={{ ...props.of, values }} name="redirect-text" label="redirectText" rows={8} />
    );
  },
  withdraw: (props) => <Words {...props} name="withdraw-reason" label="withdrawReason" />,
  merge: ({ of, visit: { locale } }) => {
    const t = mergeTexts[locale];
    return <TextField of={of} name="merge-into" label={t.into} hint={t.intoHint} maxlength={20} short />;
  },
  note: (props) => <Words {...props} name="note" label="note" />,
  notice: ({ of, visit: { locale } }) => {
    const t = moveTexts[locale];
    const ways: Choice[] = loggedWays.map((value) => ({ value, name: onePetitionTexts[locale].ways[value] }));
    return (
      <>
        <SelectField
          of={of}
          name="notice-way"
          label={t.way}
          choices={[{ value: '', name: t.choose }, ...ways]}
        />
        <TextArea of={of} name="notice-note" label={t.noticeNote} rows={3} />
      </>
    );
  },
};

function StaffField({ of, name, visit, record, opened }: MoveProps & { name: string }) {
  const t = moveTexts[visit.locale];
  const values = new URLSearchParams(of.values);
  if (!values.has(name)) values.set(name, opened.petition.handlerStaffId ?? '');
  return (
    <SelectField
      of={{ ...of, values }}
      name={name}
      label={t.toWhom}
      choices={[
        { value: '', name: t.whole },
        ...record.staff.map((one) => ({ value: one.id, name: one.name })),
      ]}
    />
  );
}

type WordLabel = 'returnReason' | 'question' | 'replyText' | 'redirectText' | 'withdrawReason' | 'note';

const Words = ({
  of,
  visit,
  name,
  label,
  rows = 4,
}: MoveProps & { name: string; label: WordLabel; rows?: number }) => (
  <TextArea of={of} name={name} label={moveTexts[visit.locale][label]} rows={rows} />
);

function PassFields({ of, visit: { locale }, candidates }: MoveProps) {
  const t = moveTexts[locale];
  return (
    <>
      <TextField of={of} name="pass-to" label={t.passTo} hint={t.passToHint} maxlength={200} />
      {candidates.length > 1 && (
        <fieldset class="form-field">
          <legend>{t.passWhich}</legend>
          <input type="hidden" name="pass-to-for" value={of.values.get('pass-to')?.trim()} />
          <div class="choices column">
            {candidates.map(({ unit, superiors }) => (
              <label class="choice">
                <input
                  type="radio"
                  name="pass-to-slug"
                  value={unit.slug}
                  checked={of.values.get('pass-to-slug') === unit.slug}
                />
                <span>{fullName({ unit, superiors }, locale)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TextArea of={of} name="pass-reason" label={t.passReason} />
    </>
  );
}
