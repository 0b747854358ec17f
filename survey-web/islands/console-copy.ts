/** Puts what an element shows on the clipboard, as it is formatted; also where the page is not a secure one. */
function copyShown(source: HTMLElement): boolean {
  if (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement) source.select();
  else getSelection()?.selectAllChildren(source);
  const isCopied = document.execCommand('copy');
  getSelection()?.removeAllRanges();
  return isCopied;
}

const copyText = (text: string, source: HTMLElement): Promise<boolean> =>
  // Browsers give the newer clipboard to secure pages only.
  navigator.clipboard
    ? navigator.clipboard.writeText(text.trim()).then(() => true)
    : Promise.resolve(copyShown(source));

/** Buttons that need a script are hidden in the page; where the browser can do what they say, they are shown. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  const source = document.getElementById(button.dataset.copies ?? '');
  if (!source) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isField = source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement;
    const isRich = button.dataset.rich !== undefined;
    const isCopied = isRich
      ? copyShown(source)
      : await copyText(isField ? source.value : source.innerText, source);
    if (isCopied) button.textContent = document.documentElement.lang === 'en' ? 'Copied' : 'Đã chép';
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-prints]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
