import type { Context } from 'hono';
import { atMost, readForm } from '../../api/http/body.ts';
import { type Env, room } from '../../api/http/context.ts';
import { wantsPage } from '../../api/http/locale.ts';
import { refuseOtherSites } from '../../api/http/other-sites.ts';
import type { Limits } from '../../api/http/rate-limit.ts';
import { inHalves } from '../../api/petitions/code.ts';
import type { Petition } from '../../api/petitions/petition.ts';
import { getPetitionByCode } from '../../api/petitions/store.ts';
import { viewNow } from '../../api/petitions/view.ts';
import { Problem } from '../../api/problems.ts';
import { findUnitById } from '../../api/units/store.ts';
import { senderTexts } from '../texts/petition-sender.ts';
import { trackingTexts } from '../texts/petition-tracking.ts';
import { explainErasing, openAct, performAct } from './tracking-act-page.tsx';
import { type ActName, senderActs } from './tracking-acts.tsx';
import { exportAsFile, exportAsPage } from './tracking-export.tsx';
import { handOutFile } from './tracking-files.ts';
import { keptNowhere, showTracking } from './tracking-frame.tsx';
import { lookUp, showUnknown } from './tracking-lookup.tsx';
import { OwnPart } from './tracking-own.tsx';
import { readOwn } from './tracking-own-store.ts';
import { SecretForm, type SecretRefused, tryingSecret } from './tracking-secret.tsx';
import { isSender, letSenderGo, letSenderIn, trackingPath } from './tracking-session.ts';
import { downloadSlip, showSlip } from './tracking-slip.tsx';
import { Tracking } from './tracking-view.tsx';

const largestForm = 64 * 1024;

/** A petition's page for everybody with its code and, behind the secret, for its sender. */
export function trackingRoutes({ secrets }: Limits) {
  const routes = room();
  routes.use('/kien-nghi/*', keptNowhere);
  routes.get('/kien-nghi/tra-cuu', lookUp);
  routes.on('GET', ['/kien-nghi/:code', '/KIEN-NGHI/:code'], (c) => withPetition(c, showPetition));
  routes.post('/kien-nghi/:code/mo', refuseOtherSites, atMost(largestForm), (c) =>
    withPetition(c, async (c, petition) => openSendersPart(c, petition, await readForm(c))),
  );
  routes.post('/kien-nghi/:code/dong', refuseOtherSites, atMost(largestForm), (c) =>
    withPetition(c, (c, petition) => {
      letSenderGo(c, petition);
      return c.redirect(trackingPath(petition.code, c.var.locale), 303);
    }),
  );
  routes.get('/kien-nghi/:code/files/:id', (c) => withPetition(c, handOutFile));
  routes.get('/kien-nghi/:code/phieu', (c) => withPetition(c, showSlip));
  routes.get('/kien-nghi/:code/phieu.pdf', (c) => withPetition(c, downloadSlip));
  routes.get('/kien-nghi/:code/ban-sao', (c) => withPetition(c, exportAsPage));
  routes.get('/kien-nghi/:code/ban-sao.json', (c) => withPetition(c, exportAsFile));
  routes.get('/kien-nghi/:code/xoa', (c) => withPetition(c, explainErasing));
  for (const act of senderActs) {
    const path = `/kien-nghi/:code/${act.path}`;
    routes.get(path, (c) => withPetition(c, (c, petition) => openAct(c, petition, act)));
    // The reply brings photos, and counts its own bytes.
    const most = act.name === 'reply' ? [] : [atMost(largestForm)];
    routes.on('POST', [path], refuseOtherSites, ...most, (c) =>
      withPetition(c, (c, petition) => performAct(c, petition, act, secrets)),
    );
  }
  return routes;

  async function openSendersPart(c: Context<Env>, petition: Petition, form: URLSearchParams) {
    const onTo = form.get('to') ?? '';
    const refused = tryingSecret(c, secrets, petition, form.get('secret') ?? '');
    if (refused) return showPetition(c, petition, { onTo, refused });
    letSenderIn(c, petition);
    return c.redirect(trackingPath(petition.code, c.var.locale, isPathOfAct(onTo) ? `/${onTo}` : ''), 303);
  }
}

const isPathOfAct = (path: string) => path === 'xoa' || senderActs.some((act) => act.path === path);

type Answer = Response | Promise<Response>;

/** Finds the petition of the code in the path, however it is written; a page for a code that nothing has. */
async function withPetition(
  c: Context<Env>,
  answer: (c: Context<Env>, petition: Petition) => Answer,
): Promise<Response> {
  const typed = c.req.param('code') ?? '';
  let petition: Petition;
  try {
    petition = await getPetitionByCode(c.var.deps.db, typed);
  } catch (error) {
    if (!(error instanceof Problem) || !wantsPage(c)) throw error;
    return showUnknown(c, typed);
  }
  const { pathname, search } = new URL(c.req.url);
  const written = pathname.split('/');
  // The cookie of the sender is for one way of writing the address.
  if (c.req.method === 'GET' && (written[1] !== 'kien-nghi' || written[2] !== petition.code)) {
    return c.redirect(`/kien-nghi/${[petition.code, ...written.slice(3)].join('/')}${search}`, 303);
  }
  return answer(c, petition);
}

interface Trying {
  onTo: string;
  refused: SecretRefused;
}

async function showPetition(c: Context<Env>, petition: Petition, trying?: Trying): Promise<Response> {
  const { deps, locale } = c.var;
  const t = trackingTexts[locale];
  const view = await viewNow(deps, petition, locale);
  const unit = await findUnitById(deps.db, petition.unitId);
  const isTheirs = isSender(c, petition);
  const title = t.title(inHalves(petition.code));
  const onTo = trying?.onTo ?? c.req.query('to') ?? '';
  return showTracking(c, {
    title: trying ? `${t.errorTitle} ${title}` : title,
    demonstration: unit?.demonstration ?? false,
    status: trying?.refused.status ?? 200,
    shownAt: `/kien-nghi/${petition.code}`,
    children: (
      <>
        <Done c={c} isTheirs={isTheirs || petition.erasedAt !== null} />
        <Tracking petition={petition} view={view} locale={locale}>
          {isTheirs && <OwnPart own={await readOwn(deps.db, petition)} deps={deps} locale={locale} />}
          {!isTheirs && petition.erasedAt === null && (
            <SecretForm
              petition={petition}
              locale={locale}
              onTo={isPathOfAct(onTo) ? onTo : ''}
              error={trying?.refused.message ?? null}
            />
          )}
        </Tracking>
      </>
    ),
  });
}

/** A word on what the sender has just done; nobody else can be made to read one. */
function Done({ c, isTheirs }: { c: Context<Env>; isTheirs: boolean }) {
  const done = c.req.query('done') ?? '';
  const { acts } = senderTexts[c.var.locale];
  if (!isTheirs || !Object.hasOwn(acts, done)) return null;
  return (
    <p class="tracking-notice" role="status">
      {acts[done as ActName].done}
    </p>
  );
}
