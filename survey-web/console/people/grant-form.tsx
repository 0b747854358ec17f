import { z } from 'zod';
import type { Role } from '../../../api/accounts/permissions.ts';
import { type Day, isDay } from '../../../api/days.ts';
import { type PathError, problem } from '../../../api/problems.ts';
import { isPrintable } from '../../../api/text.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import { ChoiceField, DayField, type Filled, SubmitButton, TextField } from '../form.tsx';
import type { Visit } from '../visit.ts';

/** A role that somebody is to have. */
export interface Wanted {
  role: Role;
  from: Day;
  to: Day | null;
}

/** @throws Problem invalid-input with every field that does not fit */
export function readWanted(visit: Visit, form: URLSearchParams, roles: readonly Role[]): Wanted {
  const t = peopleTexts[visit.locale];
  const role = roles.find((one) => one === form.get('role'));
  const from = form.get('from') || visit.today;
  const to = form.get('to') || null;
  const errors: PathError[] = [];
  if (!role) errors.push({ path: 'role', message: t.roleMissing });
  if (!isDay(from)) errors.push({ path: 'from', message: t.dayWrong });
  if (to !== null && !isDay(to)) errors.push({ path: 'to', message: t.dayWrong });
  else if (to !== null && (to < from || to < visit.today)) errors.push({ path: 'to', message: t.dayOrder });
  if (!role || errors.length > 0) throw problem('invalid-input', { errors });
  return { role, from, to };
}

/** The address typed, in lower case. @throws Problem invalid-input */
export function readEmail(visit: Visit, form: URLSearchParams): string {
  const email = (form.get('email') ?? '').trim().toLowerCase();
  if (z.email().max(200).safeParse(email).success && isPrintable(email)) return email;
  throw problem('invalid-input', {
    errors: [{ path: 'email', message: peopleTexts[visit.locale].emailMissing }],
  });
}

/** Who (unless the page says it), which role, and for which days. */
export function GrantForm({
  of,
  action,
  roles,
  asksEmail,
}: {
  of: Filled;
  action: string;
  roles: readonly Role[];
  asksEmail: boolean;
}) {
  const t = peopleTexts[of.locale];
  return (
    <form method="post" action={action} class="grant-form">
      {asksEmail && (
        <TextField of={of} name="email" type="email" label={t.email} hint={t.emailHint} maxlength={200} />
      )}
      <ChoiceField
        of={of}
        name="role"
        label={t.role}
        type="radio"
        choices={roles.map((role) => ({ value: role, name: `${t.roles[role]}: ${t.roleMeans[role]}` }))}
      />
      <div class="form-row">
        <DayField of={of} name="from" label={t.from} />
        <DayField of={of} name="to" label={t.to} hint={t.toHint} />
      </div>
      <SubmitButton>{t.add}</SubmitButton>
    </form>
  );
}
