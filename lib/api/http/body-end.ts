const ignore = () => undefined;

/** Calls `end` once the body of a reply was read, canceled or broken off. */
export function whenBodyEnds(request: Request, response: Response, end: () => void): Response {
  // Next neither reads nor closes the body of a reply to HEAD.
  if (!response.body || request.method === "HEAD") {
    response.body?.cancel().catch(ignore);
    end();
    return new Response(null, response);
  }
  const reader = response.body.getReader();
  const cancel = () => reader.cancel().catch(ignore);
  reader.closed.then(end, end);
  // If the client disconnects before the reply begins, nothing reads or cancels the body.
  request.signal.addEventListener("abort", cancel);
  if (request.signal.aborted) cancel();
  const body = new ReadableStream<Uint8Array>(
    {
      start: controller => void reader.closed.catch(error => controller.error(error)),
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
