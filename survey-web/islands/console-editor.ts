import { dragBy } from './console-drag.ts';

/** Reorders a draft without loading the page anew: buttons and dragging send what the form without script sends. */
const draft = () => document.getElementById('draft')!;

function begin(): void {
  for (const handle of draft().querySelectorAll<HTMLElement>('.draft-handle')) handle.hidden = false;
}

let pressed: HTMLButtonElement | null = null;
document.addEventListener('click', (event) => {
  pressed = (event.target as Element).closest<HTMLButtonElement>('.draft-step');
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('.draft-steps') || !pressed) return;
  event.preventDefault();
  void send(form, { do: pressed.value });
});

dragBy('.draft-handle', {
  drop: (item, to) => void send(item.querySelector<HTMLFormElement>('.draft-steps')!, { to }),
  refuse: () => say(draft().dataset.only ?? ''),
});

let sending = false;

async function send(form: HTMLFormElement, more: Record<string, string>): Promise<void> {
  if (sending) return;
  sending = true;
  const item = form.closest<HTMLElement>('.draft-item')!;
  const { name = '' } = item.dataset;
  const fields = new URLSearchParams();
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) fields.set(input.name, input.value);
  for (const [key, value] of Object.entries(more)) fields.set(key, value);
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields });
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'), answer.ok);
    if (answer.ok) follow(name, more.do);
  } catch {
    location.reload();
  } finally {
    sending = false;
  }
}

/** Puts in the draft as it is now; where it was refused, the page with what is wrong. */
function show(page: Document, isMoved: boolean): void {
  const [now, next] = isMoved
    ? [draft(), page.getElementById('draft')]
    : [document.querySelector('main')!, page.querySelector('main')];
  if (!next) {
    location.reload();
    return;
  }
  now.replaceWith(document.adoptNode(next));
  begin();
  if (!isMoved) document.getElementById('error-summary')?.focus();
}

/** Keeps the focus on what was moved, and says where it is now. */
function follow(name: string, step: string | undefined): void {
  const items = [...draft().querySelectorAll<HTMLElement>('.draft-item')];
  const item = items.find((one) => one.dataset.name === name);
  if (!item) return;
  const button = item.querySelector<HTMLButtonElement>(`.draft-step[value="${step}"]:not(:disabled)`);
  (button ?? item).focus();
  item.classList.add('moved');
  const siblings = [...item.parentElement!.children];
  const words = (draft().dataset.moved ?? '')
    .replace('{name}', name)
    .replace('{place}', String(siblings.indexOf(item) + 1))
    .replace('{of}', String(siblings.length));
  say(words);
}

function say(words: string): void {
  const live = document.getElementById('draft-says');
  // A region that was just put in is not read out: the words come a moment later.
  setTimeout(() => {
    if (live) live.textContent = words;
  }, 100);
}

begin();
