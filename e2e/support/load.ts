type Failure = { request: string; status: number; text: string };

/**
 * Repeats requests until it is stopped, each as soon as its last reply has arrived. A request fails if it gets no reply or a status
 * of 500 or more.
 */
export function startLoad(requests: Record<string, () => Promise<Response>>) {
  let isRunning = true;
  const failures: Failure[] = [];
  const counts = new Map<string, number>();
  async function repeat(request: string, send: () => Promise<Response>) {
    while (isRunning)
      try {
        const reply = await send();
        const text = await reply.text();
        if (reply.status >= 500) failures.push({ request, status: reply.status, text: text.slice(0, 300) });
        if (reply.ok) counts.set(request, (counts.get(request) ?? 0) + 1);
      } catch (error) {
        failures.push({ request, status: 0, text: String((error as Error).cause ?? error) });
      }
  }
  const loops = Object.entries(requests).map(([name, send]) => repeat(name, send));
  return {
    /** @returns the failures, and the number of successful requests by name */
    async stop() {
      isRunning = false;
      await Promise.all(loops);
      return { failures, counts: Object.fromEntries(counts) };
    },
  };
}
