import { button, element } from './petition-texts.ts';

let line: HTMLElement | undefined;

/** The line at the foot of the form: what becomes of the petition, and what can be done. */
export function sayState(text: string, actions: { name: string; act: () => void }[] = []): void {
  if (!line?.isConnected) {
    line = element('div', { class: 'petition-state', role: 'status' });
    document.querySelector('.petition')!.appendChild(line);
  }
  line.hidden = text === '';
  line.textContent = '';
  line.appendChild(element('p', {}, text));
  for (const { name, act } of actions) line.appendChild(button(name, act));
}
