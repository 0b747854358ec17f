import { scriptTexts } from '../texts/survey-script.ts';

export const texts = () => scriptTexts[document.documentElement.lang === 'en' ? 'en' : 'vi'];

let bar: HTMLElement | undefined;

/** The line at the foot of the screen, over the page, so that nothing moves when it comes; read out when it changes. */
function barOnPage(): HTMLElement {
  if (!bar?.isConnected) {
    bar = document.createElement('div');
    bar.className = 'bar';
    bar.hidden = true;
    bar.setAttribute('aria-live', 'polite');
    document.querySelector('main')!.appendChild(bar);
  }
  return bar;
}

export function sayInBar(text: string): void {
  const line = barOnPage();
  line.hidden = text === '';
  if (line.textContent !== text) line.textContent = text;
}

export function showInBar(text: string, value: number, max: number): void {
  if (barOnPage().textContent === text) return;
  sayInBar(text);
  const progress = document.createElement('progress');
  progress.max = max;
  progress.value = value;
  // The text says the same.
  progress.setAttribute('aria-hidden', 'true');
  barOnPage().appendChild(progress);
}
