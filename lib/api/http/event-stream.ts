import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { isSignedIn } from "@/lib/accounts/sessions/is-signed-in";
import type { UserContext } from "@/lib/core/context";
import { isDatabaseUnavailable } from "@/lib/platform/db/outage";
import { perProcess } from "@/lib/platform/per-process";
import { shutdown } from "@/lib/platform/shutdown";
import { countStream } from "./open-streams";

const readEveryMs = 500;
const keepAliveEveryMs = 15_000;
/** How soon a stream ends after its session ended, its token was revoked or its account was disabled. */
const signInCheckMs = 5_000;
/** The maximum duration of a stream, so that none stays open for a client that is gone. Other clients reconnect. */
const maxDurationMs = 10 * 60_000;

type Source<T> = {
  event: string;
  first: T;
  read: () => Promise<T>;
  /** Returns true if the state will not change again. */
  isOver?: (state: T) => boolean;
  /** Returns the data of an event for a state; by default the state itself. */
  present?: (state: T) => unknown;
};

/** Leaves out the details of problems, because a detail names the time until a retry, which changes every second. */
const comparisonKey = (state: unknown) =>
  JSON.stringify(state, (name, value) => (name === "detail" ? undefined : value));

/** Waits until all streams of this process read their states: at the same time, so that they share their queries. */
function nextRead(): Promise<void> {
  const reads = perProcess("event stream reads", () => ({ next: undefined as Promise<void> | undefined }));
  reads.next ??= wait(readEveryMs).then(() => {
    reads.next = undefined;
  });
  return reads.next;
}

/**
 * Streams a state as server-sent events: the first state, then each change. Ends when `isOver` returns true,
 * the client disconnects, or the session or token of the request has ended, which is checked every `checkSignInEveryMs`.
 * @throws AppError too_many_requests if the person has too many open streams
 */
export function eventStream<T>(
  { ctx, request }: { ctx: UserContext; request: Request },
  { event, first, read, isOver = () => false, present = state => state }: Source<T>,
  checkSignInEveryMs = signInCheckMs,
): Response {
  const headers = {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  };
  // Next neither reads nor closes the body of a reply to HEAD, so the stream would stay open.
  if (request.method === "HEAD") return new Response(null, { headers });
  const encoder = new TextEncoder();
  // A server that shuts down waits for its streams, so a shutdown must end them.
  const abort = AbortSignal.any([request.signal, shutdown()]);
  const close = countStream(ctx.userId);
  // If the client disconnects before the stream begins, nothing reads the body, and its `cancel` is not called.
  abort.addEventListener("abort", close);
  if (abort.aborted) close();
  const endsAt = Date.now() + maxDurationMs;
  async function* events() {
    let sentKey = "";
    let sentAt = 0;
    let compared: T | undefined;
    let checkedAt = Date.now();
    let state = first;
    while (!abort.aborted && Date.now() < endsAt) {
      const key: string = state === compared ? sentKey : comparisonKey(state);
      compared = state;
      if (key !== sentKey) {
        yield `event: ${event}\ndata: ${JSON.stringify(present(state))}\n\n`;
        sentKey = key;
        sentAt = Date.now();
      } else if (Date.now() - sentAt > keepAliveEveryMs) {
        yield ": keep-alive\n\n";
        sentAt = Date.now();
      }
      if (isOver(state)) return;
      await nextRead();
      if (abort.aborted) return;
      try {
        if (Date.now() - checkedAt >= checkSignInEveryMs) {
          if (!(await isSignedIn(ctx))) return;
          checkedAt = Date.now();
        }
        state = await read();
      } catch (error) {
        // A browser does not reconnect to an address that answers 503, so the stream outlasts an outage.
        if (!isDatabaseUnavailable(error)) throw error;
      }
    }
  }
  const stream = events();
  // The stream is read outside of the request's context, which has the pool and the person for its queries.
  const inContext = AsyncLocalStorage.snapshot();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await inContext(() => stream.next()).catch(() => ({
        value: undefined,
        done: true,
      }));
      if (value !== undefined && !done) return controller.enqueue(encoder.encode(value));
      close();
      controller.close();
    },
    async cancel() {
      close();
      await inContext(() => stream.return(undefined));
    },
  });
  return new Response(body, { headers });
}
