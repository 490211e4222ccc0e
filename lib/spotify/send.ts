import { gunzipSync } from "node:zlib";
import { request } from "undici";

export type HttpReply = { status: number; text: string; headers: Record<string, string | undefined> };

const firstValue = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/**
 * Sends one request and returns its reply as text, because not all replies of Spotify are JSON. Uses undici's `request`,
 * which takes half the time of `fetch`.
 * @throws Error when no reply arrives in time
 */
export async function sendRequest(
  method: "GET" | "PUT" | "POST" | "DELETE",
  url: string,
  headers: Record<string, string>,
  body: string | undefined,
  timeoutMs: number,
): Promise<HttpReply> {
  const reply = await request(url, {
    method,
    headers: {
      ...headers,
      "accept-encoding": "gzip",
      ...(body !== undefined && { "content-type": "application/json" }),
      // Spotify answers 411 to a write without Content-Length.
      ...(method !== "GET" && body === undefined && { "content-length": "0" }),
    },
    body: body ?? null,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const { "retry-after": retryAfter, etag, "content-encoding": encoding } = reply.headers;
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  const plain = firstValue(encoding) === "gzip" ? gunzipSync(bytes) : bytes;
  return {
    status: reply.statusCode,
    text: plain.toString("utf8"),
    headers: { "retry-after": firstValue(retryAfter), etag: firstValue(etag) },
  };
}
