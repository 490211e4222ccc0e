import { AsyncLocalStorage } from "node:async_hooks";

const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Formats Content-Disposition with the name in ASCII and in UTF-8 (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const ascii = name.replace(/[^\w .-]/g, "_");
  const utf8 = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percentEncode);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** The time in which a client must read a chunk. Each open download counts as work of its person. */
const maxStallMs = 60_000;

/** Streams a file. Generates the next chunk only when the client has read the last one, and breaks off when it reads none. */
export function download(
  chunks: AsyncGenerator<string>,
  name: string,
  contentType: string,
  stallMs = maxStallMs,
): Response {
  const encoder = new TextEncoder();
  // The stream is read outside of the request's context, which has the pool for its queries.
  const inContext = AsyncLocalStorage.snapshot();
  let stalled: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(stalled);
      // An error here closes the connection, so that an incomplete file does not look complete.
      const { value, done } = await inContext(() => chunks.next());
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
      stalled = setTimeout(() => {
        controller.error(new Error("The client stopped reading the file."));
        void inContext(() => chunks.return(undefined));
      }, stallMs);
    },
    async cancel() {
      clearTimeout(stalled);
      await inContext(() => chunks.return(undefined));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": attachment(name),
      "cache-control": "no-store",
    },
  });
}
