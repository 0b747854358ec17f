import { type Day, dayOf } from '../days.ts';

const oneInTheMorning = 3_600_000;

/** The day whose night copy is due: from 01:00 on in Việt Nam that day, before that the day before. */
export const nightDue = (now: Date): Day => dayOf(new Date(now.getTime() - oneInTheMorning));
