import type { Context } from 'hono';

/** How long to wait, in whole minutes, at least one. */
export const minutesUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));

/** Only on to a page of the console: an address from elsewhere must not lead away. */
export const pathWithin = (to: string | null | undefined): string =>
  to && /^\/console\/[\w/?=&%.-]*$/.test(to) ? to : '/console';

/** Hands on the cookies that the library made. */
export function takeCookies(c: Context, setCookies: string[]): void {
  for (const cookie of setCookies) c.header('Set-Cookie', cookie, { append: true });
}
