import { assetUrl } from '../../assets.ts';
import { peopleTexts } from '../../texts/console-people.ts';
import type { Visit } from '../visit.ts';

/** A link that is shown this once, to hand on. */
export function showLinkOnce(
  visit: Visit,
  { link, title, lead, back, mailFailed }: OneTimeLink,
): Response | Promise<Response> {
  const t = peopleTexts[visit.locale];
  return visit.show({
    title,
    lead,
    status: 201,
    width: 'narrow',
    script: assetUrl('console-copy'),
    children: (
      <>
        {mailFailed && <p class="card">{t.mailFailed}</p>}
        <div class="card one-time-link">
          <p>
            <strong>{t.link}</strong>
          </p>
          <p>
            <code id="one-time-link">{link}</code>
          </p>
        </div>
        <p class="console-actions">
          <button type="button" class="button" hidden data-copies="one-time-link">
            {t.copy}
          </button>
          <a class="button quiet" href={`/console${back}`}>
            {t.back}
          </a>
        </p>
      </>
    ),
  });
}

interface OneTimeLink {
  link: string;
  title: string;
  lead: string;
  /** Below /console. */
  back: string;
  mailFailed?: boolean;
}
