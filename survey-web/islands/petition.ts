import { deliver, showPage, stateOf } from './petition-delivery.ts';
import { type Draft, dropDraft, findDraft, keepDraft } from './petition-draft.ts';
import { fieldsOf, fillIn, findForm, follow, isBegun } from './petition-form.ts';
import { lookNearby } from './petition-nearby.ts';
import { chosenPhotos, showPhotos, takePhotos } from './petition-photos.ts';
import { offerPosition } from './petition-position.ts';
import { sayState } from './petition-state.ts';
import { button, element, texts } from './petition-texts.ts';

// The page works without any of this: it spares a lost text, large photos, a second tap.
let isSending = false;
let isTakingPhotos: Promise<void> = Promise.resolve();
let timer = 0;
const firstDelay = 5;
const longestDelay = 300;
let delay = firstDelay;

const draftOf = (form: HTMLFormElement, sending: boolean): Draft => ({
  unit: form.dataset.petition!,
  fields: fieldsOf(form),
  photos: chosenPhotos(),
  at: Date.now(),
  sending,
});

let keeping = 0;

/** Follows what is filled in, and keeps it a moment later. */
function note(): void {
  const form = findForm();
  if (!form) return;
  follow(form, chosenPhotos().length);
  window.clearTimeout(keeping);
  keeping = window.setTimeout(() => {
    if (findForm() === form && !isSending) keepDraft(draftOf(form, false));
  }, 300);
}

async function send(event: Event): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (form !== findForm()) return;
  event.preventDefault();
  await isTakingPhotos;
  await trySending(form);
}

/** Sends the form as it stands; where nobody takes it, keeps it and goes on trying. */
async function trySending(form: HTMLFormElement): Promise<void> {
  if (isSending) return;
  isSending = true;
  window.clearTimeout(timer);
  window.clearTimeout(keeping);
  const draft = draftOf(form, true);
  markSending(form, true);
  sayState(texts().sending);
  const isKept = await keepDraft(draft);
  const delivery = await deliver(form.action, draft);
  isSending = false;
  switch (delivery.outcome) {
    case 'answered':
      return arrive(form, draft, delivery.page, delivery.state);
    case 'later': {
      const words = delivery.why === 'busy' ? texts().busy : texts().offline;
      sayState(isKept ? words : `${words} ${texts().notKept}`, [
        { name: texts().again, act: () => trySending(form) },
        { name: texts().edit, act: () => stopWaiting(form) },
      ]);
      timer = window.setTimeout(() => trySending(form), Math.max(delay, delivery.seconds) * 1000);
      delay = Math.min(delay * 2, longestDelay);
      return;
    }
    case 'refused':
      stopWaiting(form);
      return showPage(delivery.page);
    default:
      delivery satisfies never;
  }
}

async function arrive(form: HTMLFormElement, draft: Draft, page: Document, state: string): Promise<void> {
  delay = firstDelay;
  const [address = '', language = ''] = form.action.split('?');
  const query = language && `?${language}`;
  if (state === 'receipt') await dropDraft(draft.unit);
  // What arrived first stands; the new words wait for a new form, with an id of its own.
  if (state === 'conflict') await keepDraft({ ...draft, fields: withoutId(draft), sending: false });
  showPage(page);
  if (state === 'receipt') {
    const code = document.querySelector<HTMLElement>('.petition')!.dataset.code;
    // A reload then opens the receipt, not the form again.
    window.history.replaceState(null, '', `${address}/${code}/da-gui${query}`);
  }
  await begin(draft);
}

const withoutId = ({ fields }: Draft) => fields.filter(([name]) => name !== 'id');

function stopWaiting(form: HTMLFormElement): void {
  window.clearTimeout(timer);
  delay = firstDelay;
  sayState('');
  markSending(form, false);
  keepDraft(draftOf(form, false));
}

function markSending(form: HTMLFormElement, sending: boolean): void {
  for (const part of Array.from(form.querySelectorAll<HTMLButtonElement>('button'))) part.disabled = sending;
}

/** Makes a page that was opened, or fetched, ready; `kept` is what a form that came back was sent with. */
async function begin(kept?: Draft): Promise<void> {
  const print = document.querySelector<HTMLButtonElement>('[data-print]');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  const form = findForm();
  if (!form) return;
  if (stateOf(document) === 'errors') {
    // The browser could not keep them across the page; the script has.
    document.querySelector('[data-photos-lost]')?.remove();
    await showPhotos(form, kept ? kept.photos : ((await findDraft(form.dataset.petition!))?.photos ?? []));
  } else if (!kept) {
    await restore(form);
  }
  offerPosition(form);
  note();
}

/** Opens a draft again; one that was on its way goes on being sent. */
async function restore(form: HTMLFormElement): Promise<void> {
  const draft = await findDraft(form.dataset.petition!);
  if (!draft || isBegunBySticker(form, draft)) return;
  fillIn(form, draft.fields);
  await showPhotos(form, draft.photos);
  if (draft.sending) {
    follow(form, draft.photos.length);
    window.setTimeout(() => trySending(form), 0);
    return;
  }
  if (!isBegun(form) && draft.photos.length === 0) return;
  const line = element('div', { class: 'petition-draft', role: 'status' });
  line.append(
    element('p', { class: 'soft' }, texts().draftKept),
    button(texts().draftDrop, async () => {
      window.clearTimeout(keeping);
      await dropDraft(draft.unit);
      window.location.reload();
    }),
  );
  form.before(line);
}

/** Another sticker was scanned than the one that the draft was begun with. */
function isBegunBySticker(form: HTMLFormElement, { fields, sending }: Draft): boolean {
  const sticker = form.querySelector<HTMLInputElement>('[name="sticker"]')?.value ?? '';
  return !sending && sticker !== '' && sticker !== (new Map(fields).get('sticker') ?? '');
}

document.addEventListener('submit', send);
// Old phones do not tell a submit by which button it was pressed.
document.addEventListener('click', (event) => {
  const form = findForm();
  const pressed = (event.target as Element).closest('[name="step"]');
  if (!form || !pressed) return;
  event.preventDefault();
  lookNearby(form);
});
document.addEventListener('input', note);
document.addEventListener('petition-change', note);
document.addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  const form = findForm();
  if (form && input.type === 'file') isTakingPhotos = takePhotos(form, input).then(note);
  else note();
});
window.addEventListener('online', () => {
  const form = findForm();
  if (form?.querySelector('button:disabled') && !isSending) trySending(form);
});

begin();
