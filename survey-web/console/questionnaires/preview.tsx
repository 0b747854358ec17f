import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Point } from '../../../api/points/store.ts';
import { problem } from '../../../api/problems.ts';
import type { Questionnaire } from '../../../api/questionnaires/questionnaire.ts';
import { inLocale, type Locale, locales } from '../../../api/text.ts';
import { assetUrl } from '../../assets.ts';
import { PaperForm } from '../../paper/form.tsx';
import { SurveyForm } from '../../survey/form.tsx';
import { SurveyBody } from '../../survey/page.tsx';
import { surveyCss } from '../../survey/stylesheet.ts';
import { questionnaireTexts } from '../../texts/console-questionnaires.ts';
import { surveyTexts } from '../../texts/survey.ts';
import type { Visit } from '../visit.ts';
import { getDraft, getForm } from './access.ts';
import { KioskScreens } from './kiosk-screens.tsx';

const forms = ['phone', 'kiosk', 'paper'] as const;
type PreviewAs = (typeof forms)[number];

interface Preview {
  content: Questionnaire;
  /** null: a draft. */
  version: number | null;
  as: PreviewAs;
  /** The language of the form, which need not be that of the console. */
  locale: Locale;
  back: string;
}

export async function previewForm(visit: Visit) {
  const form = await getForm(visit);
  const asked = visit.query('version');
  const version = asked ? form.versions.find((one) => String(one.version) === asked) : form.newest;
  if (!version) throw problem('not-found');
  const back = `/console/questionnaires/${form.id}`;
  return showPreview(visit, { content: version.content, version: version.version, back });
}

export async function previewDraft(visit: Visit) {
  const { id, content } = await getDraft(visit);
  return showPreview(visit, { content, version: null, back: `/console/questionnaires/_drafts/${id}` });
}

function showPreview(visit: Visit, of: Pick<Preview, 'content' | 'version' | 'back'>) {
  const as = forms.find((form) => form === visit.query('as')) ?? 'phone';
  const locale = locales.find((one) => one === visit.query('in')) ?? 'vi';
  const preview = { ...of, as, locale };
  return visit.c.html(
    <PreviewDocument visit={visit} preview={preview}>
      {as === 'phone' && <Phone visit={visit} preview={preview} />}
      {as === 'kiosk' && <KioskScreens content={of.content} locale={locale} console={visit.locale} />}
      {as === 'paper' && (
        <main class="paper-form-scroll" tabindex={0}>
          <PaperForm content={of.content} version={of.version} locale={locale} />
        </main>
      )}
    </PreviewDocument>,
  );
}

/** A page of its own: the survey's style sheet and the console's would get in each other's way. */
function PreviewDocument({ visit, preview, children }: { visit: Visit; preview: Preview; children: Child }) {
  const t = questionnaireTexts[visit.locale];
  const { as, content, locale } = preview;
  const title = `${t.previewTitle}: ${inLocale(content.title, visit.locale)}`;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={visit.locale}>
        <head>
          <meta charset="utf-8" />
          <title>{`${title} – Lắng Nghe`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="data:," />
          {as === 'phone' ? (
            <style>{raw(surveyCss)}</style>
          ) : (
            <link rel="stylesheet" href={assetUrl('site')} />
          )}
          <link rel="stylesheet" href={assetUrl('preview')} />
        </head>
        <body class="preview">
          <nav class="preview-bar" aria-label={t.previewTitle}>
            <a href={preview.back}>← {t.back}</a>
            {forms.map((form) => (
              <a href={`?${queryOf(visit, { as: form })}`} aria-current={form === as ? 'page' : undefined}>
                {t.previewAs[form]}
              </a>
            ))}
            {locales.map((one) => (
              <a
                href={`?${queryOf(visit, { in: one })}`}
                aria-current={one === locale ? 'true' : undefined}
                lang={one}
              >
                {one === 'vi' ? 'Tiếng Việt' : 'English'}
              </a>
            ))}
          </nav>
          <section class="preview-note" aria-label={t.previewTitle}>
            {as !== 'phone' && <h1>{title}</h1>}
            <p>
              {t.previewNote} {as === 'paper' && t.print} {as === 'kiosk' && t.kioskNote}
            </p>
          </section>
          {children}
        </body>
      </html>
    </>
  );
}

function queryOf(visit: Visit, change: { as: PreviewAs } | { in: Locale }): string {
  const query = new URLSearchParams();
  for (const name of ['version', 'as', 'in']) if (visit.query(name)) query.set(name, visit.query(name));
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  return query.toString();
}

/** The survey as phones show it, by the survey's own parts. */
function Phone({ visit, preview: { content, version, locale } }: { visit: Visit; preview: Preview }) {
  const point = pointOf(content.id);
  const view = {
    locale,
    t: surveyTexts[locale],
    point,
    version: {
      id: 0,
      questionnaire: content.id,
      version: version ?? 0,
      family: content.family,
      createdAt: visit.now,
      content,
    },
    id: '',
    filled: new URLSearchParams(),
    complaints: [],
    others: visit.deps.config.privacyMinimum - 1,
    oneTimeCode: null,
    isPreview: true,
  };
  const other = locale === 'vi' ? 'en' : 'vi';
  return (
    <div class="preview-phone" lang={locale}>
      <SurveyBody
        locale={locale}
        point={point}
        state="form"
        otherLanguage={`?${queryOf(visit, { in: other })}`}
      >
        <SurveyForm view={view} />
      </SurveyBody>
    </div>
  );
}

/** A point that stands for any: of one field, which is not asked about. */
const pointOf = (questionnaire: string): Point => ({
  id: 0,
  code: '',
  label: null,
  channel: 'qr',
  questionnaire,
  retiredAt: null,
  fields: [],
  formerUnitIds: [],
  campaign: null,
  unit: {
    id: 0,
    slug: '',
    name: { vi: questionnaireTexts.vi.previewUnit, en: questionnaireTexts.en.previewUnit },
    demonstration: false,
    validTo: null,
  },
});
