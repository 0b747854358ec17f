import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { actionFiles } from './actions/routes.ts';
import { boardFiles, boardRoutes } from './board/routes.ts';
import { caseloadRoutes } from './caseload/routes.ts';
import { overOneConnection } from './database/one-connection.ts';
import type { Deps, Env } from './http/context.ts';
import { health } from './http/health.ts';
import { type Asked, keepAnswers } from './http/kept-answers.ts';
import { chooseLocale } from './http/locale.ts';
import { openApi } from './http/openapi.ts';
import { answerProblem, type ProblemPage } from './http/problem-response.ts';
import { linksUnder, publicPathOf } from './http/public-path.ts';
import { type Limits, makeLimits } from './http/rate-limit.ts';
import { logRequest } from './http/request-log.ts';
import {
  framedByAnyone,
  framesOwnPages,
  openToOtherSites,
  playsSound,
  strictHeaders,
} from './http/security-headers.ts';
import { tellTime } from './http/tell-time.ts';
import { kioskRoutes } from './kiosks/routes.ts';
import { petitionRoutes } from './petitions/routes.ts';
import { senderRoutes } from './petitions/sender/routes.ts';
import { noteEmbed } from './placements/jobs.ts';
import { placementRoutes } from './placements/routes.ts';
import { pointRoutes } from './points/routes.ts';
import { problem } from './problems.ts';
import { closingFiles } from './publication/closing/routes.ts';
import { openDataRoutes } from './publication/open-data/routes.ts';
import { petitionFiles, publicationFiles, publicationRoutes } from './publication/routes.ts';
import { responseRoutes } from './responses/routes.ts';
import { deliverSoon } from './webhooks/jobs.ts';

/** The pages, which stand above the rooms; main.ts puts both together. */
export interface Pages {
  mount: (app: Hono<Env>, limits: Limits) => void;
  problemPage: ProblemPage;
  /** CSP hashes of the style sheets that pages carry inline. */
  styleHashes: string[];
}

/** Where petitions are sent and moved. */
const petitionPaths = ['/api/v1/petitions/*', '/kien-nghi/*', '/console/*'];

/** What stands on other websites, and is asked for with every visit to them. */
const keptPaths = [
  '/embed.js',
  ...['embed', 'embed.json', 'badge.svg', 'badge.png', 'table.png', 'share.png', 'week.png'].map(
    (name) => `/u/:slug/${name}`,
  ),
];

/** What a request has committed for other systems goes out once it is answered; the minute of the job is for the rest. */
const tellSystemsAtOnce = createMiddleware<Env>(async (c, next) => {
  await next();
  if (c.req.method === 'POST' && c.res.status < 400) void deliverSoon(c.var.deps);
});

/** Pages with figures ask many small questions. */
const readOverOneConnection = createMiddleware<Env>(async (c, next) => {
  await (c.req.method === 'GET' ? overOneConnection(next) : next());
});

/** What other websites show of a unit, but for the picture that messengers fetch. */
const embedPaths = ['embed', 'embed.json', 'badge.svg', 'badge.png', 'table.png'].map(
  (name) => `/u/:slug/${name}`,
);

/** On which website a unit's figures stand: its name alone; in front of kept answers, so that these count too. */
const noteWebsite = createMiddleware<Env>(async (c, next) => {
  await next();
  if (c.res.status < 400)
    noteWebsiteOf(c.var.deps, c.req.param('slug') ?? '', (name) => c.req.raw.headers.get(name));
});

function noteWebsiteOf(deps: Deps, slug: string, asked: Asked): void {
  const from = asked('origin') ?? asked('referer');
  if (from) noteEmbed(deps, slug, from);
}

/** The table of contents of a request: what it passes, in order, and which rooms there are. */
export function createApp(deps: Deps, pages: Pages): Hono<Env> {
  const app = new Hono<Env>();
  const { measure, count, routes: healthRoutes } = health();
  const limits = makeLimits(deps.config.intakeGuard);
  const { findKept, keepAnswer } = keepAnswers(deps, ({ route, unit }, asked, status, began) => {
    count(route, status, began);
    if (unit !== null && embedPaths.includes(route)) noteWebsiteOf(deps, unit, asked);
  });

  app.use(async (c, next) => {
    c.set('deps', deps);
    await next();
  });
  app.use(requestId({ limitLength: 100 }), chooseLocale, logRequest, measure);
  for (const path of embedPaths) app.use(path, noteWebsite);
  for (const path of keptPaths) app.use(path, keepAnswer);
  app.use('/u/*', openToOtherSites);
  app.use('/embed.js', openToOtherSites);
  app.use('/u/:slug/embed', framedByAnyone);
  app.use('/console/questionnaires/:id/clips', playsSound);
  app.use('/console/units/:unit/website', framesOwnPages);
  app.use(strictHeaders(pages.styleHashes, deps.config.publicUrl.startsWith('https:')));
  app.use(compress());
  app.use('/u/*', etag());
  app.use('/api/v1/*', tellTime);
  app.use('/u/*', readOverOneConnection);
  app.use(linksUnder(publicPathOf(deps.config.publicUrl)));
  for (const path of petitionPaths) app.use(path, tellSystemsAtOnce);

  app.route('/', healthRoutes);
  app.route('/api/v1', responseRoutes(limits));
  app.route('/api/v1', kioskRoutes(limits));
  app.route('/api/v1', petitionRoutes(limits));
  app.route('/api/v1', senderRoutes(limits));
  app.route('/api/v1', publicationRoutes);
  app.route('/api/v1', caseloadRoutes);
  app.route('/api/v1', boardRoutes);
  app.route('/api/v1', placementRoutes);
  app.route('/', publicationFiles);
  app.route('/', boardFiles);
  app.route('/', petitionFiles);
  app.route('/', closingFiles);
  app.route('/', openDataRoutes);
  app.route('/', actionFiles);
  app.route('/', pointRoutes);
  app.get('/api/openapi.json', openApi(app));
  pages.mount(app, limits);

  // What other websites ask for with each of their visitors does not go through all of this again.
  const answer = app.fetch;
  app.fetch = (request, ...more) => findKept(request, more[0]) ?? answer(request, ...more);

  app.notFound((c) => answerProblem(c, problem('not-found'), pages.problemPage));
  app.onError((error, c) => answerProblem(c, error, pages.problemPage));
  return app;
}
