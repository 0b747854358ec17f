/** Buttons that need a script are hidden in the page; where the browser can do what they say, they are shown. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  const source = document.getElementById(button.dataset.copies ?? '');
  // Browsers give the clipboard to secure pages only.
  if (!source || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const text = source instanceof HTMLInputElement ? source.value : source.innerText;
    navigator.clipboard.writeText(text.trim()).then(() => {
      button.textContent = document.documentElement.lang === 'en' ? 'Copied' : 'Đã chép';
    });
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-prints]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
