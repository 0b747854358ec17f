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
