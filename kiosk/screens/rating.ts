import { faceCircle, faceOf, faceShapes } from '../../survey-web/survey/face-shapes.ts';
import { el, picture } from '../elements.ts';
import { mayHaveNoOpinion, maySkip } from '../session.ts';
import { say } from '../shown.ts';
import { backButton, button, heading, type Scene, type Screen, words } from './screen.ts';

/** One question, and the faces of its levels with their words. */
export function ratingScreen(scene: Scene, place: number): Screen {
  const { shown, plan, view, t, move } = scene;
  const { content } = shown.questionnaire;
  const question = plan.questions[place]!;
  const section = content.sections.find(({ questions }) => questions.some(({ key }) => key === question.key));
  const levels = [...content.scale.levels].reverse();
  const isFirst = place === 0 && !plan.asksField;
  const noOpinion = mayHaveNoOpinion(plan, place) && content.noExperience;
  const isLast = place === plan.questions.length - 1;
  return {
    name: 'rating',
    ask: [
      el(
        'div',
        { class: 'words' },
        plan.questions.length > 1 &&
          el(
            'p',
            { class: 'soft' },
            t.progress(place + 1, plan.questions.length),
            section && ' · ',
            section && words(section.title, view.language),
          ),
        heading(words(question.text, view.language)),
        question.note && el('p', { class: 'soft' }, words(question.note, view.language)),
      ),
    ],
    choices: [
      el(
        'div',
        { class: 'faces' },
        levels.map(({ level, text }) => {
          const face = faceOf(content.scale, level);
          return el(
            'button',
            {
              class: 'face',
              type: 'button',
              'data-level': String(level),
              click: () => move({ type: 'rate', level }),
            },
            picture(32, `face-${face}`, faceCircle, faceShapes[face - 1]!),
            words(text, view.language),
          );
        }),
      ),
    ],
    back: backButton(scene, isFirst ? t.leave : t.back),
    onward: [
      ...(noOpinion
        ? [button('quiet none', words(noOpinion, view.language), () => move({ type: 'rate', level: null }))]
        : []),
      ...(maySkip(plan, place) ? [button('quiet', t.skip, () => move({ type: 'skip' }))] : []),
      ...(maySkip(plan, place) && !isLast ? [button('quiet', t.enough, () => move({ type: 'done' }))] : []),
    ],
    read: [
      { words: say(question.text, view.language), question: question.key },
      ...levels.map(({ text }) => ({ words: say(text, view.language) })),
    ],
  };
}
