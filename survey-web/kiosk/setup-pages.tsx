import { room } from '../../api/http/context.ts';
import { reachOf } from '../../api/points/qr.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { kioskSetupTexts } from '../texts/kiosk-setup.ts';
import { commandFor, type Source, sources } from './setup-commands.ts';

type Texts = (typeof kioskSetupTexts)['vi'];

/** How a tablet or touch screen becomes a kiosk; for whoever stands before it, so nobody needs to sign in. */
export const kioskSetupRoutes = room().get('/kiosk/thiet-lap', (c) => {
  const { locale, deps } = c.var;
  const t = kioskSetupTexts[locale];
  c.header('Cache-Control', 'no-cache');
  return c.html(
    <Layout
      locale={locale}
      title={t.title}
      description={t.lead}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
    >
      <div class="kiosk-setup">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="kiosk-setup-print soft">{t.print}</p>
        <Address publicUrl={deps.config.publicUrl} t={t} />
        <Marks t={t} />
        <nav aria-labelledby="contents">
          <h2 id="contents">{t.contents}</h2>
          <ul class="kiosk-setup-contents">
            {t.parts.map(({ id, title }) => (
              <li>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        {t.parts.map((part) => (
          <section id={part.id} aria-labelledby={`${part.id}-title`}>
            <h2 id={`${part.id}-title`}>{part.title}</h2>
            {part.lead && <p>{part.lead}</p>}
            <ul class="kiosk-steps">
              {part.steps.map((step) => (
                <Step step={step} publicUrl={deps.config.publicUrl} t={t} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Layout>,
  );
});

function Address({ publicUrl, t }: { publicUrl: string; t: Texts }) {
  const isSecure = publicUrl.startsWith('https:');
  const isLocal = reachOf(publicUrl) === 'this-machine';
  return (
    <div class={isSecure ? 'card' : 'card kiosk-setup-warning'}>
      <p>
        {t.address}: <strong class="kiosk-setup-url">{publicUrl}/kiosk/</strong>
      </p>
      <p>{isLocal ? t.local : isSecure ? t.secure : t.plain}</p>
    </div>
  );
}

function Marks({ t }: { t: Texts }) {
  return (
    <dl class="kiosk-setup-marks" aria-label={t.marks}>
      <div>
        <dt>
          <span class="chip tried">{t.tried}</span>
        </dt>
        <dd>{t.triedMeans}</dd>
      </div>
      <div>
        <dt>
          <span class="chip vendor">{t.vendor}</span>
        </dt>
        <dd>{t.vendorMeans}</dd>
      </div>
    </dl>
  );
}

function Step({
  step: { text, code, by },
  publicUrl,
  t,
}: {
  step: Texts['parts'][number]['steps'][number];
  publicUrl: string;
  t: Texts;
}) {
  return (
    <li>
      <p>{text}</p>
      {code && (
        // Long commands scroll inside their box, by keyboard too.
        <pre tabindex={0} aria-label={text}>
          <code>{commandFor(code, publicUrl)}</code>
        </pre>
      )}
      {by === 'tried' && (
        <p class="kiosk-step-mark">
          <span class="chip tried">{t.tried}</span>
        </p>
      )}
      {by && by !== 'tried' && <FromVendor source={by} t={t} />}
    </li>
  );
}

function FromVendor({ source, t }: { source: Source; t: Texts }) {
  const { name, url } = sources[source];
  return (
    <p class="kiosk-step-mark">
      <span class="chip vendor">{t.vendor}</span>{' '}
      <a href={url} rel="noreferrer" lang="en">
        {name}
      </a>
    </p>
  );
}
