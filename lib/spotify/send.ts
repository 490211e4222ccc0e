import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Agent, request } from "undici";
import { type SpotifyError, spotifyUnavailable, unusableReply } from "./errors";

export type HttpReply = { status: number; text: string; headers: Record<string, string | undefined> };

/** The largest reply, both as sent and decompressed. A page of 50 songs has about 0.2 MB. */
const maxReplyBytes = 8 * 1024 * 1024;

const agent = new Agent({ maxResponseSize: maxReplyBytes });
const decompress = promisify(gunzip);
/** With the default of 16 kB, a page takes a dozen turns of the thread pool and twice the time. */
const chunkSize = 256 * 1024;
const tooLargeCodes = new Set(["UND_ERR_RES_EXCEEDED_MAX_SIZE", "ERR_BUFFER_TOO_LARGE"]);

const firstValue = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/**
 * Sends one request and returns its reply as text, because not all replies of Spotify are JSON. Follows no redirect, which could
 * give the request's secrets to another server. Uses undici's `request`, which takes half the time of `fetch`.
 * @param timeoutMs the time for the whole reply: a limit on silence would wait forever for a reply that arrives byte by byte
 * @throws Error when no complete reply of a sensible size arrives in time; `toTransportError` converts it
 */
export async function sendRequest(
  method: "GET" | "PUT" | "POST" | "DELETE",
  url: string,
  headers: Record<string, string>,
  body: string | undefined,
  timeoutMs: number,
): Promise<HttpReply> {
  const reply = await request(url, {
    dispatcher: agent,
    method,
    headers: {
      "accept-encoding": "gzip",
      ...(body !== undefined && { "content-type": "application/json" }),
      // Spotify answers 411 to a write without Content-Length.
      ...(method !== "GET" && body === undefined && { "content-length": "0" }),
      ...headers,
    },
    body: body ?? null,
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { "retry-after": retryAfter, etag, "content-encoding": encoding } = reply.headers;
  const bytes = Buffer.from(await reply.body.arrayBuffer());
  const plain =
    firstValue(encoding) === "gzip"
      ? await decompress(bytes, { maxOutputLength: maxReplyBytes, chunkSize })
      : bytes;
  return {
    status: reply.statusCode,
    text: plain.toString("utf8"),
    headers: { "retry-after": firstValue(retryAfter), etag: firstValue(etag) },
  };
}

/** Converts an error of `sendRequest`: a reply that is too large will not become smaller, other failures may pass. */
export const toTransportError = (endpoint: string, cause: unknown): SpotifyError =>
  cause instanceof Error && "code" in cause && tooLargeCodes.has(String(cause.code))
    ? unusableReply(endpoint, cause)
    : spotifyUnavailable({ endpoint, cause });
