import type { Child } from 'hono/jsx';
import { unitChangeTexts } from '../../texts/console-unit-changes.ts';
import { SubmitButton } from '../form.tsx';
import type { Refused, Visit } from '../visit.ts';

interface Question {
  title: string;
  /** Where the answer is sent; the form is there too. */
  path: string;
  /** What was typed, sent again with the answer. */
  form: URLSearchParams;
  /** The picture on which the answer is given. */
  seen: string;
  yes: string;
  refused?: Refused | undefined;
  children: Child;
}

/** True where the page of consequences was seen and confirmed. */
export const isConfirmed = (form: URLSearchParams) => form.get('confirmed') === 'yes';

/** Says what will happen, and asks. */
export function askToConfirm(visit: Visit, { title, path, form, seen, yes, refused, children }: Question) {
  const t = unitChangeTexts[visit.locale];
  const typed = [...form].filter(([name]) => name !== 'seen' && name !== 'confirmed');
  return visit.show({
    title,
    lead: t.confirmLead,
    width: 'narrow',
    refused,
    children: (
      <>
        {children}
        <form method="post" action={`/console${path}`}>
          {typed.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="confirmed" value="yes" />
          <p class="console-actions">
            <SubmitButton>{yes}</SubmitButton>
            <a class="button quiet" href={`/console${path}`}>
              {t.back}
            </a>
          </p>
        </form>
      </>
    ),
  });
}
