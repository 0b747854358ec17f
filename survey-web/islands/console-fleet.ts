// Takes the table of kiosks anew from the server while somebody looks at it. Without it, it stands as the page was made.

const pause = 30_000;

for (const hint of document.querySelectorAll<HTMLElement>('[data-shown-by-script]')) hint.hidden = false;
setInterval(refresh, pause);
document.addEventListener('visibilitychange', refresh);

async function refresh(): Promise<void> {
  const old = document.querySelector<HTMLElement>('[data-refreshed="fleet"]');
  // Nobody looks, or somebody stands on a link by keyboard and would lose it.
  if (document.hidden || !old || old.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.pathname + location.search.replace(/[?&]done=\w+/, ''));
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = fresh.querySelector<HTMLElement>('[data-refreshed="fleet"]');
    if (!next || next.innerHTML === old.innerHTML) return;
    for (const hint of next.querySelectorAll<HTMLElement>('[data-shown-by-script]')) hint.hidden = false;
    old.replaceWith(next);
  } catch {
    // The network is gone; the table stands until it is back.
  }
}
