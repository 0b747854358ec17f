// The file of codes is a download, which leaves its page as it was: brings the page up to date without leaving it,
// since going elsewhere would break off the only copy of the codes. Without it the page is right after a reload.

const every = 1_500;
const most = 80;
// The codes are counted before their file is drawn; a second order meanwhile would break off the first.
const untilDrawn = 4_000;

const form = document.querySelector<HTMLFormElement>('form[data-codes-page]');
const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]');
const word = form?.querySelector<HTMLElement>('[data-codes-says]');
if (form && button && word) {
  form.addEventListener('submit', (event) => {
    if (button.disabled) {
      event.preventDefault();
      return;
    }
    button.disabled = true;
    word.textContent = word.dataset.codesMaking ?? '';
    setTimeout(() => follow(form, 1), every);
  });
  // Back from the page of slips, the browser may show this one as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

async function follow(of: HTMLFormElement, time: number): Promise<void> {
  const fresh = await load(of.dataset.codesPage ?? '');
  const isMade = fresh !== undefined && update(of, fresh);
  if (!isMade && time < most) setTimeout(() => follow(of, time + 1), every);
  else setTimeout(() => finish(isMade), isMade ? untilDrawn : 0);
}

async function load(page: string): Promise<Document | undefined> {
  try {
    const answer = await fetch(page);
    if (!answer.ok || answer.redirected) return undefined;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    // The network is gone for now; it is asked again.
    return undefined;
  }
}

/** Takes the count and what the form remembers of it; false as long as both are the same. */
function update(of: HTMLFormElement, fresh: Document): boolean {
  const seen = of.querySelector<HTMLInputElement>('[name="seen"]');
  const nowSeen = fresh.querySelector<HTMLInputElement>('[data-codes-page] [name="seen"]');
  if (!seen || !nowSeen || seen.value === nowSeen.value) return false;
  seen.value = nowSeen.value;
  const count = document.querySelector('[data-codes-count]');
  if (count) count.textContent = fresh.querySelector('[data-codes-count]')?.textContent ?? '';
  return true;
}

function finish(isMade: boolean): void {
  if (word) word.textContent = (isMade && word.dataset.codesMade) || '';
  if (button) button.disabled = false;
}
