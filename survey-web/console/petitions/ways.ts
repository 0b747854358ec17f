import type { NoticeWay } from '../../../api/petitions/message-store.ts';

/** How staff tell a sender themselves; letters and messages are written down by what sends them. */
export const loggedWays = ['phone', 'visit', 'paper', 'zalo'] as const satisfies NoticeWay[];
