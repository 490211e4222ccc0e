import type { Api } from "./api";

/** Opens an event stream of the API and reads what it sends. */
export async function openStream({ url, headers }: Api, path: string) {
  const abort = new AbortController();
  const reply = await fetch(`${url}/api/v1${path}`, { headers, signal: abort.signal });
  let text = "";
  const listeners = new Set<() => void>();
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const part of reply.body ?? []) {
      text += decoder.decode(part, { stream: true });
      for (const listener of listeners) listener();
    }
  })();
  ended.catch(() => undefined);
  return {
    status: reply.status,
    /** Resolves when the stream has sent a text since the last call. */
    until: (awaited: string) =>
      new Promise<void>(resolve => {
        const check = () => {
          const index = text.indexOf(awaited);
          if (index < 0) return;
          text = text.slice(index + awaited.length);
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
      }),
    /** Resolves when the server has ended the stream, and rejects when the connection broke. */
    ended,
    close: () => abort.abort(),
  };
}
