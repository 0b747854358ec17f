import { accountPages } from './account/pages.tsx';
import { secondFactorPages } from './account/second-factor.tsx';
import { calendarPages } from './calendar/pages.tsx';
import type { consoleRoom } from './console-room.ts';
import { entryPages } from './entry/pages.tsx';
import { homePages } from './home/pages.tsx';
import { targetPages } from './targets/pages.tsx';
import { pointPages } from './points/pages.tsx';

/** Every set of pages of the console; a new one is added here and, if it has a door, in navigation.ts. */
export const consoleRooms: ReturnType<typeof consoleRoom>[] = [
  // The home of each unit first, then in the order of the alphabet.
  homePages,
  calendarPages,
  entryPages,
  pointPages,
  secondFactorPages,
  targetPages,
import { peoplePages } from './people/pages.tsx';
import { personPages } from './people/person.tsx';
import { unitPeoplePages } from './people/unit-pages.tsx';

/** Every set of pages of the console; a new one is added here and, if it has a door, in navigation.ts. */
export const consoleRooms: ReturnType<typeof consoleRoom>[] = [
  homePages,
  accountPages,
  secondFactorPages,
  peoplePages,
  personPages,
  unitPeoplePages,
];
