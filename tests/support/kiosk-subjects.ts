import type { Subjects } from './console-subjects.ts';
import { addKioskPoint, pairDevice } from './kiosk.ts';
import type { TestApp } from './test-app.ts';

/** A device of the unit, which what is done to it may take out of use. */
export async function arrangeKioskSubjects(server: TestApp, unit: string): Promise<Subjects> {
  const point = await addKioskPoint(server, { slug: unit });
  return { kiosk: (await pairDevice(server, point)).device };
}
