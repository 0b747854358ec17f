import { peopleTexts } from '../../texts/console-people.ts';
import { showOnce } from '../shown-once.tsx';
import type { Visit } from '../visit.ts';

interface OneTimeLink {
  link: string;
  title: string;
  lead: string;
  /** Below /console. */
  back: string;
  mailFailed?: boolean;
}

/** A link that is shown this once, to hand on. */
export function showLinkOnce(
  visit: Visit,
  { link, title, lead, back, mailFailed }: OneTimeLink,
): Response | Promise<Response> {
  const t = peopleTexts[visit.locale];
  return showOnce(visit, {
    title,
    lead,
    label: t.link,
    value: link,
    copy: t.copy,
    onward: { to: back, name: t.back },
    before: mailFailed && <p class="card">{t.mailFailed}</p>,
  });
}
