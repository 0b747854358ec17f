import { fieldsOf } from './petition-form.ts';

/** All that the question needs: what was written, and who asks, stays here. */
const asked = ['id', 'unit', 'sticker', 'category', 'place.text', 'place.latitude', 'place.longitude'];

/** Shows on the page whether others have reported the same. */
export async function lookNearby(form: HTMLFormElement): Promise<void> {
  const body = new FormData();
  for (const [name, value] of fieldsOf(form)) if (asked.includes(name)) body.append(name, value);
  body.append('step', 'nearby');
  const place = form.querySelector<HTMLElement>('[data-nearby]')!;
  place.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const found = page.querySelector('[data-nearby]');
    place.textContent = '';
    for (const part of Array.from(found?.childNodes ?? [])) place.appendChild(document.adoptNode(part));
  } catch {
    // Without a network nothing is known; what is written can be sent all the same.
    place.textContent = '';
  } finally {
    place.removeAttribute('aria-busy');
  }
}
