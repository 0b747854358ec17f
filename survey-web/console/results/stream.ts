import { streamSSE } from 'hono/streaming';
import { chainOf } from '../../../api/accounts/reach.ts';
import { listenToIncoming } from '../../../api/results/live.ts';
import type { UnitVisit } from '../visit.ts';
import { watchedBy } from './asked.ts';

/** The numbers of what comes in, as server-sent events: `counts` when they change, `end` when no more will come. */
export async function streamIncoming(visit: UnitVisit): Promise<Response> {
  const { c, deps, sessionId, unit } = visit;
  c.header('X-Accel-Buffering', 'no');
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
  const watched = await watchedBy(visit, ['true', '1'].includes(visit.query('descendants')));
  let gone = () => {};
  const ended = new Promise<void>((resolve) => {
    gone = resolve;
  });
  let tell: Parameters<typeof listenToIncoming>[1]['tell'] = async () => {};
  let beat = async () => {};
  // Takes its place before the answer begins, so that one who comes too many is refused with a status.
  const leave = listenToIncoming(deps, {
    ...watched,
    sessionId,
    chain: chainOf(unit),
    tell: (counts) => tell(counts),
    beat: () => beat(),
    end: () => gone(),
  });
  return streamSSE(c, async (stream) => {
    tell = (counts) => stream.writeSSE({ event: 'counts', data: JSON.stringify(counts), retry: 5_000 });
    beat = async () => {
      await stream.write(':\n\n');
    };
    stream.onAbort(() => gone());
    await ended;
    leave();
    if (!stream.aborted) await stream.writeSSE({ event: 'end', data: '' });
  });
}
