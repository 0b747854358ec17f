import { findTyped, passageKey, readPassages } from '../../api/comments/review.ts';
import type { HiddenPassage } from '../../api/personal-data/mark.ts';
import { inOrder, redacted } from '../../api/personal-data/redacted.ts';

// Shows at once what the public would see, and lets a passage be chosen by selecting it. The form works without.

const form = document.querySelector<HTMLFormElement>('form[data-comment]');
if (form) follow(form, form.dataset.comment ?? '');

function follow(decision: HTMLFormElement, text: string): void {
  const original = document.querySelector<HTMLElement>('[data-original]');
  const button = decision.querySelector<HTMLButtonElement>('[data-hide-selection]');
  const boxes = decision.querySelector<HTMLElement>('.passages');
  if (!original || !button || !boxes) return;
  button.hidden = false;
  // A tap on the button takes the selection away on some phones: the last one counts.
  let selected = '';
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    const words = selection?.toString().trim() ?? '';
    if (words && selection?.anchorNode && original.contains(selection.anchorNode)) selected = words;
  });
  button.addEventListener('click', () => {
    const passages = findTyped(text, selected);
    const says = decision.querySelector<HTMLElement>('[data-selection-says]');
    if (says) says.textContent = passages.length === 0 ? (button.dataset.selectFirst ?? '') : '';
    for (const passage of passages)
      addBox(boxes, passage, (decision.dataset.hideLabel ?? '').replace('{words}', selected));
    selected = '';
    showPreview(decision, text);
  });
  decision.addEventListener('change', () => showPreview(decision, text));
  decision.addEventListener('input', () => showPreview(decision, text));
}

function addBox(boxes: HTMLElement, passage: HiddenPassage, label: string): void {
  const key = passageKey(passage);
  const known = boxes.querySelector<HTMLInputElement>(`input[value="${key}"]`);
  if (known) {
    known.checked = true;
    return;
  }
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.name = 'hide';
  box.value = key;
  box.checked = true;
  const words = document.createElement('span');
  words.textContent = label;
  const choice = document.createElement('label');
  choice.className = 'choice';
  choice.append(box, words);
  boxes.append(choice);
}

function showPreview(decision: HTMLFormElement, text: string): void {
  const preview = decision.querySelector<HTMLElement>('[data-preview]');
  if (!preview) return;
  const ticked = [...decision.querySelectorAll<HTMLInputElement>('input[name="hide"]:checked')];
  const more = decision.querySelector<HTMLTextAreaElement>('textarea[name="more"]')?.value ?? '';
  const typed = more.split('\n').flatMap((line) => findTyped(text, line.normalize('NFC').trim()));
  const keys = ticked.map(({ value }) => value);
  preview.textContent = redacted(text, inOrder([...readPassages(keys, text), ...typed]));
}
