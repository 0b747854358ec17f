// Typing without the mouse: a digit that answers a rating leads on by itself, Enter leads on and at the end saves.
const form = document.querySelector<HTMLFormElement>('.entry-form');
if (form) begin(form);

function begin(entry: HTMLFormElement): void {
  const boxes = Array.from(
    entry.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('.entry-line input, .entry-line textarea'),
  );
  const firstWrong = boxes.find((box) => box.getAttribute('aria-invalid') === 'true');
  (firstWrong ?? boxes[0])?.focus();
  entry.setAttribute('data-ready', '');

  boxes.forEach((box, at) => {
    const next = boxes[at + 1];
    const previous = boxes[at - 1];
    box.addEventListener('focus', () => box.select());
    box.addEventListener('input', (event) => {
      // On a scale below ten a second digit means the first was wrong.
      if (Number(box.getAttribute('data-highest')) < 10 && box.hasAttribute('data-highest')) {
        box.value = (event as InputEvent).data?.slice(-1) ?? box.value;
      }
      if (box.value !== '' && isWholeAnswer(box)) next?.focus();
    });
    box.addEventListener('keydown', (event) => {
      const { key, ctrlKey } = event as KeyboardEvent;
      if (key === 'Enter' && box.tagName !== 'TEXTAREA' && next && !ctrlKey) {
        event.preventDefault();
        next.focus();
      }
      if (key === 'Enter' && box.tagName === 'TEXTAREA') {
        // In the comment, too, Enter leads on; Shift + Enter makes a line.
        if ((event as KeyboardEvent).shiftKey) return;
        event.preventDefault();
        if (next) next.focus();
        else entry.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      }
      if (key === 'ArrowDown' && box.tagName !== 'TEXTAREA') next?.focus();
      if (key === 'ArrowUp' && box.tagName !== 'TEXTAREA') previous?.focus();
      if (key === 'Backspace' && box.value === '' && previous) {
        event.preventDefault();
        previous.focus();
      }
    });
  });
}

/** True where no further digit could follow. */
function isWholeAnswer(box: HTMLInputElement | HTMLTextAreaElement): boolean {
  const highest = Number(box.getAttribute('data-highest'));
  if (!highest || !/^\d+$/.test(box.value)) return false;
  const value = Number(box.value);
  if (value === 0) return box.getAttribute('data-none') === 'yes';
  return value <= highest && value * 10 > highest;
}
