import { describe, expect, test } from 'vitest';
import { type Complaint, healthOf } from '../../api/kiosks/health.ts';
import type { KioskReport } from '../../api/kiosks/kiosk.ts';

const now = new Date('2026-06-15T03:00:00Z');
const minute = 60_000;
const quiet: KioskReport = {
  appVersion: '1.0.0',
  queued: 0,
  queuedSince: null,
  rejected: 0,
  clockOffset: 0,
  battery: null,
  storage: null,
};
const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);

describe('a device', () => {
  test.each<[string, Partial<KioskReport>, number, string]>([
    ['heard of three minutes ago', {}, 3, ''],
    ['silent for more than three', {}, 3.1, 'contact amber'],
    ['silent for fifteen', {}, 15, 'contact amber'],
    ['silent for more than fifteen', {}, 15.1, 'contact red'],
    [
      'that has told nothing yet',
      { appVersion: null, queued: null, rejected: null, clockOffset: null },
      0,
      '',
    ],
    ['with some waiting for a moment', { queued: 3, queuedSince: ago(1) }, 0, ''],
    ['with one waiting for half an hour', { queued: 1, queuedSince: ago(31) }, 0, 'queue amber'],
    ['with one waiting for a day', { queued: 1, queuedSince: ago(24 * 60 + 1) }, 0, 'queue red'],
    ['with many waiting', { queued: 501, queuedSince: ago(1) }, 0, 'queue amber'],
    ['with very many waiting', { queued: 5_001, queuedSince: ago(1) }, 0, 'queue red'],
    ['with one refused', { rejected: 1 }, 0, 'rejected amber'],
    ['with its storage four fifths full', { storage: { usage: 80, quota: 100 } }, 0, ''],
    ['with its storage fuller', { storage: { usage: 81, quota: 100 } }, 0, 'storage amber'],
    ['with its storage nearly full', { storage: { usage: 96, quota: 100 } }, 0, 'storage red'],
    ['that knows of no storage', { storage: { usage: 0, quota: 0 } }, 0, ''],
    ['two minutes off', { clockOffset: -2 * minute }, 0, ''],
    ['more than two minutes off', { clockOffset: -2 * minute - 1 }, 0, 'clock amber'],
    ['more than a day off', { clockOffset: 24 * 60 * minute + 1 }, 0, 'clock red'],
    ['with a low battery', { battery: { level: 0.19, charging: false } }, 0, 'battery amber'],
    ['with a low battery that charges', { battery: { level: 0.19, charging: true } }, 0, ''],
    ['with a fifth of its battery', { battery: { level: 0.2, charging: false } }, 0, ''],
  ])('%s', (_, report, silentMinutes, expected) => {
    const { state, complaints } = healthOf(
      { report: { ...quiet, ...report }, silentMs: silentMinutes * minute },
      now,
    );
    expect(complaints.map(({ kind, state }: Complaint) => `${kind} ${state}`).join()).toBe(expected);
    expect(state).toBe(expected.split(' ')[1] ?? 'green');
  });

  test('with several complaints is as bad as the worst, which is named first', () => {
    const report = { ...quiet, rejected: 2, clockOffset: 3 * minute };
    expect(healthOf({ report, silentMs: 20 * minute }, now)).toEqual({
      state: 'red',
      complaints: [
        { kind: 'contact', state: 'red' },
        { kind: 'rejected', state: 'amber' },
        { kind: 'clock', state: 'amber' },
      ],
    });
  });
});
