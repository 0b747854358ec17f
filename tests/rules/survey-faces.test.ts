import { expect, test } from 'vitest';
import { faceOf } from '../../survey-web/survey/face-shapes.ts';

const facesOf = (levels: number, satisfied: number[]) => {
  const scale = {
    levels: Array.from({ length: levels }, (_, i) => ({ level: i + 1, text: { vi: `mức ${i + 1}` } })),
    satisfied,
  };
  return scale.levels.map(({ level }) => faceOf(scale, level));
};

test.each<[levels: number, satisfied: number[], faces: number[]]>([
  [5, [4, 5], [1, 2, 3, 4, 5]],
  [5, [3, 4, 5], [1, 2, 3, 4, 5]],
  [3, [2, 3], [2, 4, 5]],
  [3, [3], [1, 2, 4]],
  [2, [2], [2, 4]],
  [4, [3, 4], [1, 2, 4, 5]],
  [4, [4], [1, 2, 3, 4]],
  [7, [5, 6, 7], [1, 2, 2, 3, 4, 5, 5]],
])('on a scale of %i with %j satisfied, the faces are %j', (levels, satisfied, faces) => {
  expect(facesOf(levels, satisfied)).toEqual(faces);
});

test('a satisfied level never frowns, another never smiles', () => {
  for (let levels = 2; levels <= 10; levels++) {
    for (let first = 2; first <= levels; first++) {
      const satisfied = Array.from({ length: levels - first + 1 }, (_, i) => first + i);
      if (levels === 5) continue;
      const faces = facesOf(levels, satisfied);
      expect(faces.slice(first - 1).every((face) => face >= 4)).toBe(true);
      expect(faces.slice(0, first - 1).every((face) => face <= 3)).toBe(true);
      expect(faces).toEqual([...faces].sort());
    }
  }
});
