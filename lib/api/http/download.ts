/** A file that is written while it is sent: no more of it is in memory than the other side is about to take. */
export function download(pieces: AsyncGenerator<string>, name: string, contentType: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // A throw breaks the connection off: half a file must not look like a whole one.
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const plain = name.replace(/[^\w .-]/g, "_");
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escaped)}`,
      "cache-control": "no-store",
    },
  });
}

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
