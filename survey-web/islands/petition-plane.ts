import { texts } from './petition-texts.ts';

/** Metres east and north of where the device believes to be. */
export interface Shift {
  east: number;
  north: number;
}

const side = 240;
/** Half of the plane, in metres: as far as somebody sees what is broken. */
const reach = 120;
const nudge = 5;
const scale = side / (2 * reach);

type Svg = 'svg' | 'circle' | 'line' | 'text';

function draw<K extends Svg>(name: K, attributes: Record<string, string | number>): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * A plain sketch around the device: rings, a scale and a point that can be tapped, dragged or moved by arrow keys. No
 * streets: those would come from others, who would learn where the sender is.
 */
export function makePlane(accuracy: number, start: Shift, moved: (shift: Shift) => void): SVGSVGElement {
  const plane = draw('svg', {
    viewBox: `0 0 ${side} ${side}`,
    class: 'petition-plane',
    role: 'application',
    tabindex: 0,
    'aria-label': texts().plane,
  });
  const middle = side / 2;
  const centred = { cx: middle, cy: middle };
  plane.appendChild(draw('circle', { ...centred, r: Math.min(accuracy, reach) * scale, class: 'accuracy' }));
  for (const metres of [50, 100])
    plane.appendChild(draw('circle', { ...centred, r: metres * scale, class: 'ring' }));
  plane.appendChild(draw('circle', { ...centred, r: 4, class: 'device' }));
  plane.appendChild(label(middle, 14, texts().north, 'middle'));
  const bar = 50 * scale;
  plane.appendChild(draw('line', { x1: 10, y1: side - 10, x2: 10 + bar, y2: side - 10, class: 'bar' }));
  plane.appendChild(label(10, side - 16, '50 m', 'start'));
  const point = draw('circle', { r: 9, class: 'point' });
  plane.appendChild(point);
  let shift = start;

  const place = (next: Shift) => {
    const within = (value: number) => Math.max(-reach, Math.min(reach, value));
    shift = { east: within(next.east), north: within(next.north) };
    point.setAttribute('cx', String(middle + shift.east * scale));
    point.setAttribute('cy', String(middle - shift.north * scale));
  };
  const move = (next: Shift) => {
    place(next);
    moved(shift);
  };
  const toPointer = ({ clientX, clientY }: PointerEvent) => {
    const box = plane.getBoundingClientRect();
    const metres = (2 * reach) / box.width;
    move({
      east: (clientX - box.left - box.width / 2) * metres,
      north: (box.top + box.height / 2 - clientY) * metres,
    });
  };
  plane.addEventListener('pointerdown', (event) => {
    plane.setPointerCapture(event.pointerId);
    toPointer(event);
  });
  plane.addEventListener('pointermove', (event) => {
    if (event.buttons > 0) toPointer(event);
  });
  plane.addEventListener('keydown', (event) => {
    const step = arrows[event.key];
    if (!step) return;
    event.preventDefault();
    move({ east: shift.east + step.east, north: shift.north + step.north });
  });
  place(start);
  return plane;
}

const arrows: Record<string, Shift> = {
  ArrowUp: { east: 0, north: nudge },
  ArrowDown: { east: 0, north: -nudge },
  ArrowLeft: { east: -nudge, north: 0 },
  ArrowRight: { east: nudge, north: 0 },
};

function label(x: number, y: number, text: string, anchor: string): SVGTextElement {
  const made = draw('text', { x, y, 'text-anchor': anchor });
  made.textContent = text;
  return made;
}
