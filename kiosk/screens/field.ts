import { el } from '../elements.ts';
import { say } from '../shown.ts';
import { backButton, button, heading, type Scene, type Screen, words } from './screen.ts';

/** What the visit was about: in the words of every day, with the official name beneath. */
export function fieldScreen(scene: Scene): Screen {
  const { shown, t, view, move } = scene;
  const { fields } = shown.point;
  const choose = (slug: string) => () => move({ type: 'field', slug });
  const field = ({ slug, name, everyday }: (typeof fields)[number]) =>
    button(
      'option',
      el(
        'span',
        {},
        words(everyday ?? name, view.language),
        everyday && el('small', {}, words(name, view.language)),
      ),
      choose(slug),
    );
  return {
    name: 'field',
    ask: [heading(t.field)],
    choices: [
      el('div', { class: 'options' }, fields.map(field), button('option unsure', t.unsure, choose('unsure'))),
    ],
    back: backButton(scene, t.leave),
    read: [
      { words: t.field },
      ...fields.map(({ name, everyday }) => ({ words: say(everyday ?? name, view.language) })),
      { words: t.unsure },
    ],
  };
}
