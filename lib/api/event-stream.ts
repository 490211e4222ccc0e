const lookEveryMs = 500;
const keepAliveEveryMs = 15_000;

/**
 * A server-sent event stream of something that changes: its present state, then each later one, until it is over or the
 * other side leaves.
 */
export function eventStream<T>(
  request: Request,
  event: string,
  first: T,
  read: () => Promise<T>,
  isOver: (state: T) => boolean,
): Response {
  const encoder = new TextEncoder();
  const left = request.signal;
  async function* events() {
    let sent = "";
    let sentAt = 0;
    let state = first;
    while (!left.aborted) {
      const text = JSON.stringify(state);
      if (text !== sent) {
        yield `event: ${event}\ndata: ${text}\n\n`;
        sent = text;
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
  const source = events();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next().catch(() => ({ value: undefined, done: true }));
      if (done || value === undefined) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await source.return(undefined);
    },
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
