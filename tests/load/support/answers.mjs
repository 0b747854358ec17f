import { randomUUID } from 'node:crypto';
import { seededChance } from '../../../dist/api/demonstration/generator.js';
import { fieldSlugs, points } from './installation.mjs';

const criteria = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'];
const reasons = ['waiting', 'guidance', 'attitude', 'visits', 'papers', 'late'];
const ages = ['18-24', '25-34', '35-49', '50-60', '61+'];

/** Makes responses to the ward's points, as plausible as counting needs; the same answers for the same seed. */
export function answerMaker(seed) {
  const chance = seededChance(seed);
  const pick = (items) => items[Math.floor(chance() * items.length)];
  const rate = () => pick([5, 5, 5, 5, 4, 4, 4, 3, 2, 1]);
  return () => {
    const asked = chance() < 0.4 ? criteria.filter(() => chance() < 0.85) : [];
    const ratings = asked.map((key) => [key, chance() < 0.08 ? null : rate()]);
    const overall = rate();
    return {
      id: randomUUID(),
      point: chance() < 0.5 ? points.hall : points.kiosk,
      field: pick(fieldSlugs),
      ratings: { overall, ...Object.fromEntries(ratings) },
      ...(overall <= 3 && { reasons: [pick(reasons)] }),
      ...(chance() < 0.2 && { profile: { age: pick(ages) } }),
      ...(chance() < 0.05 && { comment: 'Chờ hơi lâu vào đầu giờ sáng.' }),
    };
  };
}
