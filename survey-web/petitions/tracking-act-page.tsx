import type { Context } from 'hono';
import { listCalendar } from '../../api/calendar/store.ts';
import { readForm } from '../../api/http/body.ts';
import type { Env } from '../../api/http/context.ts';
import { receiveUpload } from '../../api/http/multipart.ts';
import type { SentFile } from '../../api/http/multipart-parts.ts';
import type { RateLimit } from '../../api/http/rate-limit.ts';
import { inHalves } from '../../api/petitions/code.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { replyLimits } from '../../api/petitions/sender/photos.ts';
import { Problem } from '../../api/problems.ts';
import { WithSummary } from '../console/summary.tsx';
import { type Refused, refusedBy } from '../console/visit.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';
import type { SenderAct } from './tracking-acts.tsx';
import { EraseExplained } from './tracking-fields.tsx';
import { showTracking } from './tracking-frame.tsx';
import { readOwn } from './tracking-own-store.ts';
import { SecretField, type SecretRefused, tryingSecret } from './tracking-secret.tsx';
import { isSender, letSenderGo, letSenderIn, trackingPath } from './tracking-session.ts';

/** The form of one act; whoever has not shown the secret is asked for it first. */
export async function openAct(c: Context<Env>, petition: Petition, act: SenderAct) {
  const { deps, locale } = c.var;
  if (!isSender(c, petition)) return askSecretFirst(c, petition, act.path);
  const around = { calendar: await listCalendar(deps.db), now: deps.now() };
  if (!act.mayNow(petition, around)) return c.redirect(trackingPath(petition.code, locale), 303);
  const own = await readOwn(deps.db, petition);
  return showAct(c, petition, act, { fields: new URLSearchParams(act.begin(own)) });
}

const askSecretFirst = (c: Context<Env>, { code }: Petition, onTo: string) => {
  const to = trackingPath(code, c.var.locale);
  return c.redirect(`${to}${to.includes('?') ? '&' : '?'}to=${encodeURIComponent(onTo)}#nguoi-gui`, 303);
};

/** What erasing means, before the page that does it. */
export async function explainErasing(c: Context<Env>, petition: Petition) {
  const { deps, locale } = c.var;
  if (!isSender(c, petition)) return askSecretFirst(c, petition, 'xoa');
  const t = senderTexts[locale];
  const { title, lead } = t.acts.erase;
  return showTracking(c, {
    title: `${title} – ${inHalves(petition.code)}`,
    children: (
      <>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <EraseExplained own={await readOwn(deps.db, petition)} locale={locale} />
        <p class="tracking-links">
          <a class="button" href={trackingPath(petition.code, locale, '/xoa/xac-nhan')}>
            {t.eraseOn}
          </a>
          <a class="button quiet" href={trackingPath(petition.code, locale)}>
            {t.back}
          </a>
        </p>
      </>
    ),
  });
}

/** Does what was sent, or shows the form again with everything typed and what is wrong. */
export async function performAct(
  c: Context<Env>,
  petition: Petition,
  act: SenderAct,
  guesses: RateLimit | null,
) {
  if (act.name !== 'reply') return perform(c, petition, act, guesses, await readForm(c), []);
  return receiveUpload(c, replyLimits, ({ fields, files }) =>
    perform(c, petition, act, guesses, fields, files.get('photo') ?? []),
  );
}

async function perform(
  c: Context<Env>,
  petition: Petition,
  act: SenderAct,
  guesses: RateLimit | null,
  fields: URLSearchParams,
  files: SentFile[],
) {
  const { deps, locale } = c.var;
  if (!isSender(c, petition)) {
    const secret = fields.get('secret');
    const refused: SecretRefused | null =
      secret === null
        ? { status: 403, message: senderTexts[locale].secretAgain }
        : tryingSecret(c, guesses, petition, secret);
    if (refused) return showAct(c, petition, act, { fields, secretRefused: refused });
    letSenderIn(c, petition);
  }
  try {
    const moved = await act.perform({ deps, petition, fields, files, locale });
    if (moved.erasedAt) letSenderGo(c, petition);
    const to = trackingPath(petition.code, locale);
    return c.redirect(`${to}${to.includes('?') ? '&' : '?'}done=${act.name}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || !maybeMended.has(error.status)) throw error;
    return showAct(c, petition, act, { fields, refused: refusedBy(error, locale) });
  }
}

const maybeMended = new Set<number>([409, 413, 422]);

interface Shown {
  fields: URLSearchParams;
  refused?: Refused;
  secretRefused?: SecretRefused;
}

/**
 * The page of an act. Without the secret it shows nothing that is kept, only what was typed here: fields take their
 * words from what was sent, and the question to a reply waits until the secret is there.
 */
async function showAct(c: Context<Env>, petition: Petition, act: SenderAct, shown: Shown) {
  const { deps, locale } = c.var;
  const { fields, refused, secretRefused } = shown;
  const t = senderTexts[locale];
  const { title, lead, button } = t.acts[act.name];
  const errors = (refused?.errors ?? []).map((error) => ({
    ...error,
    path: error.path.startsWith('photo') ? 'photo' : error.path,
  }));
  const own = await readOwn(deps.db, petition);
  const hidden = secretRefused ? { ...own, sender: null, messages: [], files: [], rating: null } : own;
  const status = refused?.status ?? secretRefused?.status ?? 200;
  const isWrong = refused !== undefined || secretRefused !== undefined;
  const path = trackingPath(petition.code, locale, `/${act.path}`);
  return showTracking(c, {
    title: `${isWrong ? `${trackingTexts[locale].errorTitle} ` : ''}${title} – ${inHalves(petition.code)}`,
    status,
    shownAt: path,
    children: (
      <div class="tracking-form">
        <WithSummary refused={refused && { ...refused, errors }}>
          <h1>{act.name === 'erase' ? t.eraseConfirmTitle : title}</h1>
          <p class="lead">{lead}</p>
          <form
            method="post"
            action={path}
            enctype={act.name === 'reply' ? 'multipart/form-data' : undefined}
          >
            <act.Fields form={{ values: fields, errors, locale }} own={hidden} />
            {isWrong && act.name === 'reply' && <p class="soft">{t.photosAgain}</p>}
            {secretRefused && (
              <div class="ask wrong">
                <SecretField locale={locale} error={secretRefused.message} button={button} />
              </div>
            )}
            {!secretRefused && (
              <button class="button" type="submit">
                {button}
              </button>
            )}
          </form>
          <p class="petition-onward">
            <a href={trackingPath(petition.code, locale)}>{t.back}</a>
          </p>
        </WithSummary>
      </div>
    ),
  });
}
