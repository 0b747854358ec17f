/** Tells the website around this frame how high it would like to be; /embed.js there may follow. */
const tell = () => {
  const box = document.querySelector('.box');
  if (!box) return;
  const inside = [...box.children].map((child) => child.getBoundingClientRect().bottom);
  const padding = Number.parseFloat(getComputedStyle(box).paddingBottom) + 1;
  parent.postMessage({ langNghe: { height: Math.ceil(Math.max(...inside) + padding) } }, '*');
};

if (parent !== window) {
  tell();
  addEventListener('load', tell);
  addEventListener('resize', tell);
}
