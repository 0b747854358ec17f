import { stateOf } from './survey-delivery.ts';

/** Shows a page of the survey that was fetched, as if one had gone there; a reload then stays on it. */
export function showPage({ page, address }: { page: Document; address: string }): void {
  document.title = page.title;
  document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
  if (stateOf(document) === 'thanks') window.history.replaceState(null, '', address);
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>('[role="alert"], h1')?.focus();
  document.dispatchEvent(new Event('survey-page'));
}
