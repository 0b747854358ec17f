import { bodyOf, forgetAnswers, keepAnswers, restoreAnswers } from './survey-answers.ts';
import { texts } from './survey-bar.ts';
import { deliver, stateOf } from './survey-delivery.ts';
import { showPage } from './survey-page.ts';
import { askWhy, showProgress } from './survey-progress.ts';
import { goOnWaiting, tryAgain, waitFor } from './survey-waiting.ts';

// The page works without any of this: it saves a reload, a lost answer, a second tap.
let isSending = false;

const findForm = () => document.querySelector<HTMLFormElement>('form[data-survey]');

/** Follows what has been filled in. */
function follow(): void {
  const form = findForm();
  if (!form) return;
  askWhy(form);
  showProgress(form);
}

function noteAnswer(): void {
  const form = findForm();
  if (form) keepAnswers(form);
  follow();
}

async function send(event: Event): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (form !== findForm()) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  const parcel = { action: form.action, body: bodyOf(form) };
  markSending(form);
  const delivery = await deliver(parcel);
  isSending = false;
  switch (delivery.outcome) {
    case 'answered':
      forgetAnswers(form);
      return showPage(delivery);
    case 'later':
      forgetAnswers(form);
      return waitFor(parcel, delivery.seconds);
    case 'refused':
      // The browser's own way shows the page that says why.
      return form.submit();
    default:
      delivery satisfies never;
  }
}

function markSending(form: HTMLFormElement): void {
  for (const button of Array.from(form.querySelectorAll('button'))) {
    button.disabled = true;
    button.textContent = texts().sending;
  }
}

document.addEventListener('submit', send);
document.addEventListener('change', noteAnswer);
document.addEventListener('input', noteAnswer);
// A toggle does not bubble.
document.addEventListener('toggle', follow, true);
document.addEventListener('survey-page', noteAnswer);
window.addEventListener('online', tryAgain);
window.addEventListener('pageshow', (event) => {
  // Come back to by the browser's memory, with its buttons as they were when it was left.
  if (event.persisted && findForm()) window.location.reload();
  else tryAgain();
});

const form = findForm();
if (form && !goOnWaiting()) {
  if (stateOf(document) === 'form') restoreAnswers(form);
  noteAnswer();
}
