import { forget, keep, recall } from './survey-storage.ts';

/** The form as it is sent. */
export function bodyOf(form: HTMLFormElement): string {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    body.append(name, String(value));
  });
  return body.toString();
}

// The address without the language: who changes that keeps the answers.
const keyOf = (form: HTMLFormElement) => `lang-nghe answers ${new URL(form.action).pathname}`;

// Half an hour later someone else may hold the device.
const longestKept = 30 * 60_000;

/** Keeps what is filled in, id included, until it is sent or the tab is closed. */
export function keepAnswers(form: HTMLFormElement): void {
  keep('sessionStorage', keyOf(form), `${Date.now()} ${bodyOf(form)}`);
}

export const forgetAnswers = (form: HTMLFormElement): void => forget('sessionStorage', keyOf(form));

/** Fills in again what was kept, where it was given to the same version of the questionnaire. */
export function restoreAnswers(form: HTMLFormElement): void {
  const [time, body] = (recall('sessionStorage', keyOf(form)) ?? '').split(' ');
  if (Date.now() - Number(time) > longestKept) return;
  const kept = new URLSearchParams(body);
  const fresh = new URLSearchParams(bodyOf(form));
  if (['questionnaire', 'version'].some((name) => kept.get(name) !== fresh.get(name))) return;
  for (const control of controlsOf(form)) {
    if (control instanceof HTMLInputElement && control.type !== 'hidden') {
      control.checked = kept.getAll(control.name).includes(control.value);
    } else {
      control.value = kept.get(control.name) ?? '';
    }
  }
  const details = form.querySelector('details');
  if (details) details.open = hasAnswersIn(details);
}

function controlsOf(form: HTMLElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return Array.from(form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'));
}

const hasAnswersIn = (part: HTMLElement): boolean =>
  controlsOf(part).some((control) =>
    control instanceof HTMLInputElement ? control.checked : control.value !== '',
  );
