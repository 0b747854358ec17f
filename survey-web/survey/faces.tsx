import type { Questionnaire } from '../../api/questionnaires/questionnaire.ts';
import { faceShapes } from './face-shapes.ts';

/** The five faces; put once on a page, shown by `Face`. */
export const FaceSprite = () => (
  <svg class="sprite" aria-hidden="true">
    {faceShapes.map((shape, i) => (
      <symbol id={`f${i + 1}`} viewBox="0 0 32 32">
        <circle cx="16" cy="16" r="14" />
        <path d={shape} />
      </symbol>
    ))}
  </svg>
);

export const Face = ({ face }: { face: number }) => (
  <svg aria-hidden="true">
    <use href={`#f${face}`} />
  </svg>
);

/** What was sent has arrived: no face, since not everyone who is thanked is glad. */
export const Done = () => (
  <svg class="done" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="14" />
    <path d="M9.5 16.5l4.5 4.5 8.5-9.5" />
  </svg>
);

/**
 * The face, 1 to 5, of a level: its own on a scale of five; on another, one of the two smiling ones where the level
 * counts as satisfied, else one of the three others.
 */
export function faceOf({ levels, satisfied }: Questionnaire['scale'], level: number): number {
  if (levels.length === 5) return level;
  const isSatisfied = satisfied.includes(level);
  const alike = levels.map((one) => one.level).filter((one) => satisfied.includes(one) === isSatisfied);
  const place = alike.indexOf(level);
  if (alike.length === 1) return isSatisfied ? 4 : 2;
  if (isSatisfied) return 4 + Math.round(place / (alike.length - 1));
  return alike.length === 2 ? 1 + place : 1 + Math.round((2 * place) / (alike.length - 1));
}
