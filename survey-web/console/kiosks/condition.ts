import type { Db } from '../../../api/database/open.ts';
import type { ComplaintKind, HealthState } from '../../../api/kiosks/health.ts';
import { type Kiosk, kioskStateOf } from '../../../api/kiosks/kiosk.ts';
import { judgeKiosks } from '../../../api/kiosks/watch.ts';

export type Light = HealthState | 'off';
export type Reason = ComplaintKind | 'point-closed' | 'retired' | 'revoked';

/** How a device is, as a light and in words. */
export interface Condition {
  light: Light;
  /** The gravest first. */
  reasons: Reason[];
}

/** How each of the devices is, by its id. */
export async function conditionsOf(db: Db, kiosks: Kiosk[], now: Date): Promise<Map<number, Condition>> {
  const judged = await judgeKiosks(db, kiosks, now);
  const conditionOf = (kiosk: Kiosk): Condition => {
    const state = kioskStateOf(kiosk);
    if (state !== 'active') return { light: 'off', reasons: [state] };
    const { state: light, complaints } = judged.get(kiosk.id)!;
    const reasons = complaints.map(({ kind }) => kind);
    if (kiosk.point.retiredAt === null) return { light, reasons };
    return { light: light === 'green' ? 'amber' : light, reasons: [...reasons, 'point-closed'] };
  };
  return new Map(kiosks.map((kiosk) => [kiosk.id, conditionOf(kiosk)]));
}
