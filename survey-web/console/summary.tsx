import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { fieldId } from './form.tsx';
import type { Refused } from './visit.ts';

/**
 * A page's content below what was refused of it. Each entry says the name of its field, as the page itself calls it,
 * and leads there: so a message need not name what it stands beside.
 */
export async function WithSummary({ refused, children }: { refused: Refused | undefined; children: Child }) {
  const page = <>{children}</>;
  if (!refused) return page;
  const html = String(await page.toString());
  return (
    <>
      <div class="error-summary" role="alert" tabindex={-1} id="error-summary">
        <h2>{refused.title}</h2>
        {refused.detail && <p>{refused.detail}</p>}
        {refused.errors.length > 0 && (
          <ul>
            {refused.errors.map(({ path, message }) => (
              <li>
                <Entry html={html} id={fieldId(path)} message={message} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {raw(html)}
    </>
  );
}

function Entry({ html, id, message }: { html: string; id: string; message: string }) {
  // A link to nothing would be a promise that the page does not keep.
  if (!html.includes(` id="${id}"`)) return <>{message}</>;
  const name = nameIn(html, id);
  const isNamed = name === '' || message.toLowerCase().startsWith(name.toLowerCase());
  return (
    <a href={`#${id}`}>
      {!isNamed && <>{raw(name)}: </>}
      {message}
    </a>
  );
}

/** What a page calls a field: its label or legend, as HTML without tags; '' where it has none. */
export function nameIn(html: string, id: string): string {
  const label =
    new RegExp(`<label for="${id}"[^>]*>(.*?)</label>`, 's').exec(html) ??
    new RegExp(`<fieldset[^>]* id="${id}"[^>]*>\\s*<legend[^>]*>(.*?)</legend>`, 's').exec(html) ??
    new RegExp(`<input id="${id}"[^>]*>\\s*<span>(.*?)</span>`, 's').exec(html) ??
    new RegExp(`id="${id}"[^>]* aria-label="([^"]*)"`).exec(html);
  return (label?.[1] ?? '')
    .replace(/<span class="soft">.*?<\/span>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
