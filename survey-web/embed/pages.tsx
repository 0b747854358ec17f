import { actionForPrograms } from '../../api/actions/for-programs.ts';
import { dayOf } from '../../api/days.ts';
import { room } from '../../api/http/context.ts';
import { embeddedFigures } from './figures.ts';
import { Frame, frameCss, framePolicy } from './frame.tsx';
import { embedScript } from './script.ts';

/** What was fresh a moment ago may be shown by a proxy while this server is away. */
const askedEachTime = 'public, max-age=0, stale-if-error=604800';

/** The figures of a unit for other websites: as a page in a frame, and for the component. */
export const embedRoutes = room()
  .get('/embed.js', embedScript)
  .get('/u/:slug/embed', async (c) => {
    const embedded = await embeddedFigures(c);
    const css = frameCss(embedded.asked);
    c.header('Content-Security-Policy', framePolicy(css));
    c.header('Cache-Control', askedEachTime);
    return c.html(<Frame embedded={embedded} css={css} />);
  })
  .get('/u/:slug/embed.json', async (c) => {
    const { asked, satisfaction, petitions, answers, actions, links, view } = await embeddedFigures(c);
    const { deps } = c.var;
    const { unit, demonstration, period, asOf, measure, overall } = satisfaction;
    c.header('Cache-Control', askedEachTime);
    return c.json({
      unit,
      demonstration,
      period,
      asOf,
      measure: { id: measure.id, kind: measure.kind, text: measure.text },
      overall,
      ...(asked.show.includes('on-time') ? { onTime: satisfaction.caseload?.overall.onTime ?? null } : {}),
      ...(petitions ? { petitions: { ...petitions.total, target: petitions.target } } : {}),
      ...(answers
        ? { answers: answers.map(({ code, about, answer, outcome }) => ({ code, about, answer, outcome })) }
        : {}),
      ...(actions
        ? { actions: actions.map((one) => actionForPrograms(one, deps.config.publicUrl, dayOf(deps.now()))) }
        : {}),
      links,
      view,
    });
  });
