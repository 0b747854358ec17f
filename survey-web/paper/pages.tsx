import { room } from '../../api/http/context.ts';
import { isClosedAt } from '../../api/points/closed.ts';
import { qrAddress, qrSvg } from '../../api/points/qr.ts';
import { getPoint } from '../../api/points/routes.ts';
import { problem } from '../../api/problems.ts';
import { listVersions } from '../../api/questionnaires/store.ts';
import { inLocale } from '../../api/text.ts';
import { inOtherLanguage, Layout } from '../layout.tsx';
import { paperTexts } from '../texts/paper.ts';
import { PaperForm } from './form.tsx';

/** The form of a point, to print, fill in by pen and type in later; whoever has a phone may scan it instead. */
export const paperRoutes = room().get('/points/:code/paper', async (c) => {
  const { locale, deps } = c.var;
  const point = await getPoint(c);
  if (isClosedAt(point, deps.now())) throw problem('point-retired');
  const version = (await listVersions(deps.db, [point.questionnaire])).at(-1)!;
  const t = paperTexts[locale];
  const qr = await qrSvg(qrAddress(deps.config.publicUrl, point.code), 'M');
  const { unit, label, fields, code } = point;
  c.header('Cache-Control', 'no-cache');
  return c.html(
    <Layout
      locale={locale}
      title={`${t.title} – ${inLocale(unit.name, locale)}`}
      otherLanguage={inOtherLanguage(c.req.url, locale)}
      demonstration={unit.demonstration}
      width="wide"
    >
      <div class="paper-page">
        <h1>{t.title}</h1>
        <p class="lead">{t.howToPrint}</p>
        <PaperForm
          content={version.content}
          version={version.version}
          locale={locale}
          place={{ unit: unit.name, label, fields, code, qr }}
        />
      </div>
    </Layout>,
  );
});
