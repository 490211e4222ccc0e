import { shutdown } from "@/lib/platform/shutdown";

const lookEveryMs = 500;
const keepAliveEveryMs = 15_000;
/** A stream ends then and the other side opens a new one, so that a session that was ended does not go on listening. */
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
 * A server-sent event stream of something that changes: its present state, then each later one, until it is over or the
 * other side leaves.
 */
export function eventStream<T>(request: Request, source: Source<T>): Response {
  const { event, first, read, isOver = () => false, present = state => state } = source;
  const encoder = new TextEncoder();
  // A server that is asked to end waits for its streams.
  const left = AbortSignal.any([request.signal, shutdown()]);
  const until = Date.now() + longestMs;
  async function* events() {
    let known = "";
    let sentAt = 0;
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
      if (!left.aborted) state = await read();
    }
  }
  const stream = events();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await stream.next().catch(() => ({ value: undefined, done: true }));
      if (done || value === undefined) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await stream.return(undefined);
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
