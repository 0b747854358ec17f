import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { listPublishedActions } from '../../api/actions/store.ts';
import { normaliseOneTimeCode } from '../../api/campaigns/one-time-code.ts';
import { dayOf } from '../../api/days.ts';
import { atMost, readForm } from '../../api/http/body.ts';
import { type Env, room } from '../../api/http/context.ts';
import { wantsPage } from '../../api/http/locale.ts';
import { clientAddress, type RateLimit, spend } from '../../api/http/rate-limit.ts';
import { isClosedAt } from '../../api/points/closed.ts';
import { getPoint } from '../../api/points/routes.ts';
import type { Point } from '../../api/points/store.ts';
import { type Problem, problem } from '../../api/problems.ts';
import { listVersions, type Version } from '../../api/questionnaires/store.ts';
import { acceptedVersion } from '../../api/responses/fit.ts';
import { receiveResponses } from '../../api/responses/receive.ts';
import type { Outcome } from '../../api/responses/record.ts';
import { inLocale } from '../../api/text.ts';
import { petitionAddress } from '../petitions/view.ts';
import { surveyTexts } from '../texts/survey.ts';
import { findRefusal, isRefusal, type Refusal, Refused, titleOf } from './campaign.tsx';
import { complaintsOf } from './complaints.ts';
import { EarlierActions } from './earlier-actions.tsx';
import { bodyOf, type Filled, givenAs } from './filled.ts';
import { SurveyForm } from './form.tsx';
import { type PageState, SurveyPage } from './page.tsx';
import { Conflict, Thanks } from './thanks.tsx';
import { type FormView, surveyAddress } from './view.ts';

const largestForm = 256 * 1024;
/** Of what earlier answers have changed, on the thank-you page. */
const mostEarlier = 3;

/** The survey of a point: the form, what it sends, and the thanks. */
export function surveyRoutes(limit: RateLimit | null) {
  return room()
    .on('GET', ['/s/:code', '/S/:code'], showForm(limit))
    .on('GET', ['/s/:code/thanks', '/S/:code/thanks'], showThanks)
    .on('GET', ['/s/:code/:oneTimeCode', '/S/:code/:oneTimeCode'], showForm(limit))
    .on('POST', ['/s/:code', '/S/:code'], atMost(largestForm), receiveForm(limit))
    .on('POST', ['/s/:code/:oneTimeCode', '/S/:code/:oneTimeCode'], atMost(largestForm), receiveForm(limit));
}

const showForm = (limit: RateLimit | null) => async (c: Context<Env>) => {
  const { deps, locale } = c.var;
  const point = await getOpenPoint(c);
  const typed = c.req.param('oneTimeCode') ?? c.req.query('m') ?? '';
  // Who guesses codes is slowed down like who sends answers.
  if (typed) spend(limit, c, 1, deps.config.trustProxy, deps.now());
  const refusal = await findRefusal(c, point, typed);
  if (refusal) return answerRefused(c, point, refusal, typed);
  const oneTimeCode = asksForCode(point) ? normaliseOneTimeCode(typed)! : null;
  if (oneTimeCode && c.req.param('oneTimeCode') === undefined) {
    return c.redirect(surveyAddress(point.code, locale, `/${oneTimeCode}`), 303);
  }
  const version = newest(await publishedVersions(c, point));
  const filled = new URLSearchParams();
  return answerForm(c, 200, { point, version, id: randomUUID(), oneTimeCode, filled });
};

const asksForCode = ({ campaign }: Point): boolean => campaign?.access === 'one-time';

async function showThanks(c: Context<Env>) {
  const point = await getPoint(c);
  const { locale, deps } = c.var;
  const t = surveyTexts[locale];
  const others = deps.config.privacyMinimum - 1;
  const actions = await listPublishedActions(deps.db, [point.unit.id], mostEarlier);
  return answer(
    c,
    200,
    point,
    t.thanks,
    'thanks',
    <Thanks
      {...onwardFrom(c, point)}
      t={t}
      others={others}
      earlier={<EarlierActions actions={actions} today={dayOf(deps.now())} locale={locale} />}
    />,
  );
}

const receiveForm = (limit: RateLimit | null) => async (c: Context<Env>) => {
  const { deps, locale } = c.var;
  const t = surveyTexts[locale];
  c.header('Cache-Control', 'no-store');
  const point = await getOpenPoint(c);
  const filled = await readForm(c);
  const published = await publishedVersions(c, point);
  const version = versionOf(filled, point, published, deps.now());
  const given = {
    point,
    version: version ?? newest(published),
    filled,
    id: idOf(filled) ?? randomUUID(),
    oneTimeCode: asksForCode(point) ? normaliseOneTimeCode(givenAs(filled, 'oneTimeCode') ?? '') : null,
  };

  const seconds = limit?.(clientAddress(c, deps.config.trustProxy), 1, deps.now()) ?? null;
  if (seconds !== null) {
    c.header('Retry-After', String(seconds));
    return answerForm(c, 429, { ...given, notice: t.tooFast(seconds) });
  }
  if (!version || !idOf(filled)) return answerForm(c, 422, { ...given, notice: t.changed });

  const place = {
    point: point.code,
    asksField: point.fields.length > 1,
    version: version.version,
    locale,
  };
  const [received] = await receiveResponses(deps, [bodyOf(filled, version.content, place)], locale);
  return received!.status === 'rejected'
    ? answerRejected(c, given, received!.problem)
    : answerRecorded(c, point, received!.status);
};

/** @throws the problem, where it is not one of the answers */
function answerRejected(c: Context<Env>, given: Given, rejected: Problem) {
  if (isRefusal(rejected.code)) {
    return answerRefused(c, given.point, rejected.code, givenAs(given.filled, 'oneTimeCode') ?? '');
  }
  if (rejected.status !== 422) throw rejected;
  const t = surveyTexts[c.var.locale];
  const { point, version, filled } = given;
  const complaints = complaintsOf(point, version.content, filled, rejected.errors ?? [], t);
  return answerForm(c, 422, { ...given, complaints, ...(complaints.length === 0 && { notice: t.changed }) });
}

function answerRecorded(c: Context<Env>, point: Point, status: Exclude<Outcome['status'], 'rejected'>) {
  const t = surveyTexts[c.var.locale];
  switch (status) {
    case 'accepted':
    case 'duplicate':
      return c.redirect(surveyAddress(point.code, c.var.locale, '/thanks'), 303);
    case 'conflict':
      return answer(c, 409, point, t.conflict, 'conflict', <Conflict {...onwardFrom(c, point)} t={t} />);
    default:
      return status satisfies never;
  }
}

/** @throws Problem point-unknown, point-retired */
async function getOpenPoint(c: Context<Env>): Promise<Point> {
  const point = await getPoint(c);
  if (isClosedAt(point, c.var.deps.now())) throw problem('point-retired');
  return point;
}

const publishedVersions = (c: Context<Env>, point: Point): Promise<Version[]> =>
  listVersions(c.var.deps.db, [point.questionnaire]);

const newest = (published: readonly Version[]): Version => published.at(-1)!;

/** The version that was filled in; undefined where it is taken no more, or the point now asks something else. */
function versionOf(
  filled: Filled,
  point: Point,
  published: readonly Version[],
  now: Date,
): Version | undefined {
  if (givenAs(filled, 'questionnaire') !== point.questionnaire) return undefined;
  return acceptedVersion(published, Number(givenAs(filled, 'version')), now);
}

function idOf(filled: Filled): string | undefined {
  const id = givenAs(filled, 'id');
  return id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined;
}

const onwardFrom = (c: Context<Env>, point: Point) => ({
  results: `/u/${point.unit.slug}${c.var.locale === 'en' ? '?lang=en' : ''}`,
  petition: petitionAddress(c.var.locale, '', { unit: point.unit.slug }),
  again: asksForCode(point) ? null : surveyAddress(point.code, c.var.locale),
});

/** Somebody without a code, with a used one, or too late: a page of the survey, and for programs the problem. */
function answerRefused(c: Context<Env>, point: Point, refusal: Refusal, typed: string) {
  if (!wantsPage(c)) throw problem(refusal);
  const { locale, deps } = c.var;
  const { results } = onwardFrom(c, point);
  const about = { refusal, point, now: deps.now(), locale };
  // Whoever opens the address without a code has done nothing wrong yet.
  const isQuestion = refusal === 'code-required' && c.req.method === 'GET';
  const status = isQuestion ? 200 : problem(refusal).status;
  const page = <Refused {...about} typed={typed} results={results} />;
  return answer(c, status, point, titleOf(about), 'refused', page);
}

type Given = Pick<FormView, 'point' | 'version' | 'id' | 'oneTimeCode' | 'filled' | 'notice'> &
  Partial<Pick<FormView, 'complaints'>>;

function answerForm(c: Context<Env>, status: ContentfulStatusCode, given: Given) {
  const { locale, deps } = c.var;
  const t = surveyTexts[locale];
  const view = { complaints: [], ...given, locale, t, others: deps.config.privacyMinimum - 1 };
  const title = inLocale(given.version.content.title, locale);
  const isWrong = status !== 200;
  return answer(
    c,
    status,
    given.point,
    isWrong ? `${t.errorTitle} ${title}` : title,
    isWrong ? 'errors' : 'form',
    <SurveyForm view={view} />,
  );
}

function answer(
  c: Context<Env>,
  status: ContentfulStatusCode,
  point: Point,
  title: string,
  state: PageState,
  children: Child,
) {
  c.header('Cache-Control', 'no-store');
  return c.html(
    <SurveyPage locale={c.var.locale} point={point} title={title} state={state}>
      {children}
    </SurveyPage>,
    status,
  );
}
