/** The 0.975 quantile of the normal distribution. */
export const normal975 = 1.959963984540054;

/**
 * The 0.975 quantile of Student's t, for whole degrees of freedom from 1 to 1e9, to 1e-12 of its size.
 * Source: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4 (sums for whole degrees), 26.7.5 (expansion).
 * Throws a RangeError for anything but a whole number of at least 1.
 */
export function studentT975(degrees: number): number {
  if (!Number.isSafeInteger(degrees) || degrees < 1)
    throw new RangeError(`no degrees of freedom: ${degrees}`);
  if (degrees === 1) return Math.tan(0.475 * Math.PI);
  const guess = expansion(degrees);
  // What the expansion leaves out is of the order of degrees^-5.
  if (degrees > 400) return guess;

  // The probability within ±t is concave in the angle atan(t / √degrees), so Newton's steps close in.
  const root = Math.sqrt(degrees);
  let angle = Math.atan(guess / root);
  let step = 1;
  while (Math.abs(step) > 1e-10) {
    const { probability, slope } = within(angle, degrees);
    step = (0.95 - probability) / slope;
    angle += step;
  }
  return root * Math.tan(angle);
}

function expansion(degrees: number): number {
  const x = normal975;
  const x2 = x * x;
  const first = (x * (x2 + 1)) / 4;
  const second = (x * ((5 * x2 + 16) * x2 + 3)) / 96;
  const third = (x * (((3 * x2 + 19) * x2 + 17) * x2 - 15)) / 384;
  const fourth = (x * ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945)) / 92160;
  return x + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
}

/** For two degrees and more: the probability within ±√degrees·tan(angle), and its slope in the angle. */
function within(angle: number, degrees: number): { probability: number; slope: number } {
  const odd = degrees % 2 === 1;
  const cos = Math.cos(angle);
  let term = odd ? cos : 1;
  let sum = term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos;
    sum += term;
  }
  const probability = Math.sin(angle) * sum;
  const slope = (degrees - 1) * term * cos;
  if (!odd) return { probability, slope };
  return { probability: (angle + probability) * (2 / Math.PI), slope: slope * (2 / Math.PI) };
}
