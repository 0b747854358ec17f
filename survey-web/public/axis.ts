/** The stretch of rates that drawings of one table share, so that they can be compared. */
export interface Axis {
  from: number;
  to: 1;
}

/** From ten per cent below the lowest value; never nearer than 90 %, or a small step would look like a gulf. */
export function axisOver(values: (number | null | undefined)[]): Axis {
  const lowest = Math.min(0.95, ...values.map((value) => value ?? 1));
  return { from: Math.max(0, Math.ceil(lowest * 10 - 1e-9) - 1) / 10, to: 1 };
}
