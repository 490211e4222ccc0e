import { identify } from "@/lib/api/auth/identify";
import type { UserContext } from "@/lib/core/context";
import { shutdown } from "@/lib/platform/shutdown";
import { countStream } from "./open-streams";

const lookEveryMs = 500;
const keepAliveEveryMs = 15_000;
/** A stream ends then and the other side opens a new one, so that none is left over from a side that went silently. */
const longestMs = 10 * 60_000;

type Source<T> = {
  event: string;
  first: T;
  read: () => Promise<T>;
  /** Whether nothing will change any more. */
  isOver?: (state: T) => boolean;
  /** What is sent of a state at this moment; by default all of it. */
  present?: (state: T) => unknown;
};

/**
 * A server-sent event stream of something that changes: its present state, then each later one, until it is over, the
 * other side leaves, or the session or token that asked has ended, which is looked at every `identifyEveryMs`.
 * @throws AppError too_many_requests when the person has too many open
 */
export function eventStream<T>(
  { ctx, request }: { ctx: UserContext; request: Request },
  { event, first, read, isOver = () => false, present = state => state }: Source<T>,
  identifyEveryMs = keepAliveEveryMs,
): Response {
  const headers = {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  };
  // Nobody reads its body, nor would anybody close it.
  if (request.method === "HEAD") return new Response(null, { headers });
  const encoder = new TextEncoder();
  // A server that is asked to end waits for its streams.
  const left = AbortSignal.any([request.signal, shutdown()]);
  const close = countStream(ctx.userId);
  // Who left before the stream began never reads it to its end.
  left.addEventListener("abort", close);
  if (left.aborted) close();
  const until = Date.now() + longestMs;
  async function* events() {
    let known = "";
    let sentAt = 0;
    let identifiedAt = Date.now();
    let state = first;
    while (!left.aborted && Date.now() < until) {
      const text = JSON.stringify(state);
      if (text !== known) {
        yield `event: ${event}\ndata: ${JSON.stringify(present(state))}\n\n`;
        known = text;
        sentAt = Date.now();
      } else if (Date.now() - sentAt > keepAliveEveryMs) {
        yield ": still here\n\n";
        sentAt = Date.now();
      }
      if (isOver(state)) return;
      await new Promise(resolve => setTimeout(resolve, lookEveryMs));
      if (left.aborted) return;
      if (Date.now() - identifiedAt >= identifyEveryMs) {
        await identify(request, ctx, false);
        identifiedAt = Date.now();
      }
      state = await read();
    }
  }
  const stream = events();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await stream.next().catch(() => ({ value: undefined, done: true }));
      if (value !== undefined && !done) return controller.enqueue(encoder.encode(value));
      close();
      controller.close();
    },
    async cancel() {
      close();
      await stream.return(undefined);
    },
  });
  return new Response(body, { headers });
}
