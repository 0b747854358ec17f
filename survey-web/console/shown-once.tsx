import type { Child } from 'hono/jsx';
import { assetUrl } from '../assets.ts';
import type { Visit } from './visit.ts';

interface ShownOnce {
  title: string;
  lead: string;
  /** Stands above what is shown. */
  label: string;
  /** What opens something: it is shown on this page and never again. */
  value: string;
  copy: string;
  /** The way on, below /console. */
  onward: { to: string; name: string };
  /** What has to be said before. */
  before?: Child;
}

/** A link, key or secret that was just made, to be copied and handed on. */
export function showOnce(visit: Visit, { title, lead, label, value, copy, onward, before }: ShownOnce) {
  return visit.show({
    title,
    lead,
    status: 201,
    width: 'narrow',
    script: assetUrl('console-copy'),
    children: (
      <>
        {before}
        <div class="card one-time-link">
          <p>
            <strong>{label}</strong>
          </p>
          <p>
            <code id="shown-once">{value}</code>
          </p>
        </div>
        <p class="console-actions">
          <button type="button" class="button" hidden data-copies="shown-once">
            {copy}
          </button>
          <a class="button quiet" href={`/console${onward.to}`}>
            {onward.name}
          </a>
        </p>
      </>
    ),
  });
}
