import { sayInBar, showInBar, texts } from './survey-bar.ts';

/** Fewer questions than this can be seen to end. */
const fewQuestions = 6;

/** Tells how far one has come, on a form with many questions that is open. */
export function showProgress(form: HTMLFormElement): void {
  const ratings = ratingsOf(form);
  const all = new Set(ratings.map(({ name }) => name)).size;
  const details = form.querySelector('details');
  if (all < fewQuestions || (details && !details.open)) {
    sayInBar('');
    return;
  }
  const count = ratings.filter(({ checked }) => checked).length;
  showInBar(texts().answered(count, all), count, all);
}

/**
 * Asks why beneath the criteria where one of them has a low level: there the eye is. A low overall level needs no
 * script, and has the question beneath itself.
 */
export function askWhy(form: HTMLFormElement): void {
  const reasons = form.querySelector('.reasons');
  const home = form.querySelector('.overall .rows');
  if (!reasons || !home) return;
  const limit = Number(form.dataset.low);
  const ratings = ratingsOf(form);
  const isLow = ratings.some(({ checked, value }) => checked && Number(value) <= limit);
  const overallIsLow = form.querySelector('.low:checked') !== null;
  const last = ratings[ratings.length - 1]!.closest('fieldset')!;
  reasons.classList.toggle('open', isLow);
  if (!isLow || overallIsLow || last.contains(home)) home.appendChild(reasons);
  else last.after(reasons);
}

const ratingsOf = (form: HTMLFormElement): HTMLInputElement[] =>
  Array.from(form.querySelectorAll<HTMLInputElement>('[name^="r."]'));
