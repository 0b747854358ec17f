import type { Sender } from '../../../api/petitions/petition.ts';
import { onePetitionTexts } from '../../texts/console-petition.ts';
import { type Filled, SubmitButton, TextField } from '../form.tsx';
import type { OneProps } from './petition-view.tsx';

const members = ['name', 'phone', 'email', 'address'] as const satisfies (keyof Sender)[];

/** The sender behind a form that asks what for; `null`: there is none. */
export function SenderCard({
  visit: { locale },
  opened,
  of,
  sender,
  isSent,
}: OneProps & { of: Filled; sender: Sender | null | undefined; isSent: boolean }) {
  const t = onePetitionTexts[locale];
  if (!opened.maySeeSender) return null;
  if (sender === undefined) {
    return (
      <details class="card petition-fold" open={isSent}>
        <summary>{t.seeSender}</summary>
        <form method="post" action={`/console${opened.path}/sender`}>
          <p class="soft">{t.seeSenderHint}</p>
          <TextField of={of} name="what-for" label={t.whatFor} hint={t.whatForHint} maxlength={300} />
          <SubmitButton quiet>{t.seeSender}</SubmitButton>
        </form>
      </details>
    );
  }
  return (
    <section class="card" aria-labelledby="sender">
      <h2 id="sender">{t.sender}</h2>
      {sender === null && <p>{t.noSender}</p>}
      {sender && (
        <>
          <dl class="petition-known">
            {members
              .filter((member) => sender[member])
              .map((member) => (
                <div>
                  <dt>{t.senderOf[member]}</dt>
                  <dd>{sender[member]}</dd>
                </div>
              ))}
          </dl>
          <p class="soft small">{t.senderShown}</p>
        </>
      )}
    </section>
  );
}
