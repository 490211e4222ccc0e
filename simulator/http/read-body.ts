import type { IncomingMessage } from "node:http";

/** Large enough for a control request with 100,000 tracks. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Reads the whole body; null when it is too large. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size <= maxBodyBytes ? Buffer.concat(chunks) : null;
}
