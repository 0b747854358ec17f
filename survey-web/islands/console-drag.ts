interface Outcome {
  /** Dropped: the place is that in the list once the item is taken out of it. */
  drop: (item: HTMLElement, to: string) => void;
  /** The only question of a section was dragged out of it. */
  refuse: () => void;
}

interface Target {
  list: HTMLElement;
  /** Before this item; null: at the end. */
  before: HTMLElement | null;
}

/** Lets items be dragged by their handle, with mouse, pen or finger; Escape leaves everything as it was. */
export function dragBy(handle: string, outcome: Outcome): void {
  document.addEventListener('pointerdown', (event) => {
    const grip = (event.target as Element).closest<HTMLElement>(handle);
    const item = grip?.closest<HTMLElement>('.draft-item');
    if (!grip || !item || event.button !== 0) return;
    event.preventDefault();
    drag(grip, item, event.pointerId, outcome);
  });
}

function drag(grip: HTMLElement, item: HTMLElement, pointer: number, outcome: Outcome): void {
  let target: Target | null = null;
  const mark = document.createElement('li');
  mark.className = 'draft-drop';
  item.classList.add('dragged');
  grip.setPointerCapture(pointer);

  const move = (event: PointerEvent) => {
    target = targetAt(item, event.clientY);
    if (target) target.list.insertBefore(mark, target.before);
    else mark.remove();
    scrollAtEdge(event.clientY);
  };
  const end = () => {
    mark.remove();
    item.classList.remove('dragged');
    grip.removeEventListener('pointermove', move);
    grip.removeEventListener('pointerup', finish);
    grip.removeEventListener('pointercancel', end);
    document.removeEventListener('keydown', cancel);
  };
  const finish = () => {
    end();
    if (target) settle(item, target, outcome);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end();
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', finish);
  grip.addEventListener('pointercancel', end);
  document.addEventListener('keydown', cancel);
}

const itemsOf = (list: Element) =>
  [...list.children].filter((child): child is HTMLElement => child.classList.contains('draft-item'));

/** Where the item would stand if it were let go here. */
function targetAt(item: HTMLElement, y: number): Target | null {
  const isQuestion = item.parentElement!.dataset.list?.endsWith('.questions');
  const lists = isQuestion
    ? [...document.querySelectorAll<HTMLElement>('.draft-list[data-list$=".questions"]')]
    : [item.parentElement!];
  const distance = (list: HTMLElement) => {
    const { top, bottom } = list.getBoundingClientRect();
    return y < top ? top - y : Math.max(0, y - bottom);
  };
  const list = lists.reduce((best, one) => (distance(one) < distance(best) ? one : best), lists[0]!);
  const before = itemsOf(list).find((one) => {
    const { top, height } = one.getBoundingClientRect();
    return y < top + height / 2;
  });
  return { list, before: before ?? null };
}

function settle(item: HTMLElement, { list, before }: Target, outcome: Outcome): void {
  const own = item.parentElement!;
  const items = itemsOf(list);
  const from = list === own ? items.indexOf(item) : -1;
  const wanted = before ? items.indexOf(before) : items.length;
  const to = from !== -1 && wanted > from ? wanted - 1 : wanted;
  if (to === from) return;
  if (list !== own && itemsOf(own).length === 1) outcome.refuse();
  else outcome.drop(item, `${list.dataset.list}.${to}`);
}

function scrollAtEdge(y: number): void {
  const edge = 60;
  if (y < edge) window.scrollBy(0, -12);
  else if (y > window.innerHeight - edge) window.scrollBy(0, 12);
}
