import { sayInBar, texts } from './survey-bar.ts';
import { type Delivery, deliver, type Parcel, stateOf } from './survey-delivery.ts';
import { showPage } from './survey-page.ts';
import { forget, keep, recall } from './survey-storage.ts';
import { addUnsent, isUnsent, listUnsent, removeUnsent } from './survey-unsent.ts';

const awaitedKey = 'lang-nghe awaited';
const firstDelay = 5;
const longestDelay = 300;

/** The form whose sending this tab waits for, by its key among the unsent. */
let awaited: string | null = null;
let delay = firstDelay;
let timer = 0;
let isTrying = false;

/** Keeps the form that could not be sent, says so, and goes on trying. */
export function waitFor(parcel: Parcel, seconds: number): void {
  const { key, kept } = addUnsent(parcel);
  awaited = key;
  keep('sessionStorage', awaitedKey, key);
  showWaiting(kept);
  tryAgainLater(seconds);
}

/** After a reload: true where this tab still waits for a form to be sent. */
export function goOnWaiting(): boolean {
  const key = recall('sessionStorage', awaitedKey);
  if (!key || !isUnsent(key)) return false;
  awaited = key;
  showWaiting(true);
  return true;
}

/** Sends what is still unsent, of this survey and of others, one after the other. */
export async function tryAgain(): Promise<void> {
  if (isTrying) return;
  isTrying = true;
  window.clearTimeout(timer);
  for (const { key, parcel } of listUnsent()) {
    const delivery = await deliver(parcel);
    if (delivery.outcome === 'later') {
      tryAgainLater(delivery.seconds);
      break;
    }
    delay = firstDelay;
    removeUnsent(key);
    arrive(key, parcel, delivery);
  }
  isTrying = false;
}

function tryAgainLater(seconds: number): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(tryAgain, Math.max(delay, seconds) * 1000);
  delay = Math.min(delay * 2, longestDelay);
}

function arrive(key: string, { action }: Parcel, delivery: Exclude<Delivery, { outcome: 'later' }>): void {
  if (key === awaited) {
    awaited = null;
    forget('sessionStorage', awaitedKey);
    if (delivery.outcome === 'answered') showPage(delivery);
    else window.location.assign(action);
    return;
  }
  if (delivery.outcome === 'answered' && stateOf(delivery.page) === 'thanks') sayInBar(texts().sentNow);
}

function showWaiting(kept: boolean): void {
  const t = texts();
  const main = document.querySelector('main')!;
  const panel = document.createElement('div');
  panel.className = 'end';
  const heading = document.createElement('h1');
  heading.textContent = t.waiting;
  heading.tabIndex = -1;
  const words = document.createElement('p');
  words.textContent = kept ? t.waitingKept : t.waitingOpen;
  const button = document.createElement('button');
  button.textContent = t.now;
  button.addEventListener('click', async () => {
    button.disabled = true;
    button.textContent = t.sending;
    await tryAgain();
    button.disabled = false;
    button.textContent = t.now;
  });
  panel.append(heading, words, button);
  main.textContent = '';
  main.appendChild(panel);
  window.scrollTo(0, 0);
  heading.focus();
}
