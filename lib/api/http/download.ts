const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Formats Content-Disposition with the name in ASCII and in UTF-8 (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const ascii = name.replace(/[^\w .-]/g, "_");
  const utf8 = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percentEncode);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** Streams a file. Generates the next chunk only when the client has read the last one. */
export function download(chunks: AsyncGenerator<string>, name: string, contentType: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      // An error here closes the connection, so that an incomplete file does not look complete.
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
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
