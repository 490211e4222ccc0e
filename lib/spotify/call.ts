import type { z } from "zod";
import { env } from "@/lib/platform/env";
import { accessToken } from "./access-token";
import { RateLimited, refusalOf, SpotifyError, unavailable, unusable } from "./errors";
import { countCall, endpointGroup } from "./limits";
import { parseError, pauseOf } from "./refused-reply";

/** How long a caller can wait for Spotify: a click two seconds, a job a minute. Longer pauses are thrown. */
export type Patience = "click" | "job";

const patience = {
  click: { maximumWaitMs: 2_000, tries: 2, timeoutMs: 10_000 },
  job: { maximumWaitMs: 60_000, tries: 5, timeoutMs: 30_000 },
} as const;

export type Call = {
  method: "GET" | "PUT" | "POST" | "DELETE";
  /** Below /v1, such as `/me/playlists`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** A write that may be sent twice without harm. Reads always are. */
  repeatable?: boolean;
};

type Reply = { status: number; text: string; headers: Headers };

async function send(call: Call, token: string, timeoutMs: number): Promise<Reply> {
  const url = new URL(`${env().SPOTIFY_API_URL}/v1${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const reply = await fetch(url, {
    method: call.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    // Spotify answers 411 to a write without Content-Length; an empty body makes fetch send one.
    body: call.method === "GET" ? undefined : (body ?? ""),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** Exponential back-off with full jitter, in milliseconds. */
const backOff = (attempt: number) => Math.random() * Math.min(8_000, 250 * 2 ** attempt);

/**
 * Calls the Web API for one person: refreshes the token before its end and after a 401, counts the call, waits through
 * short pauses, repeats reads and repeatable writes when Spotify stumbles.
 * @param onSent is called for each request that is really sent
 * @returns the body as text; what a player command answers is not always JSON
 * @throws SpotifyError, RateLimited, AppError (not connected, reauthorization needed)
 */
export async function callSpotify(
  userId: string,
  call: Call,
  mode: Patience,
  onSent: () => void = () => undefined,
): Promise<string> {
  const endpoint = `${call.method} ${call.path.replace(/[0-9A-Za-z]{22}/g, "{id}")}`;
  const { maximumWaitMs, tries, timeoutMs } = patience[mode];
  const repeatable = call.method === "GET" || call.repeatable === true;
  let access = await accessToken(userId);
  let refreshed = false;
  for (let attempt = 1; ; attempt++) {
    try {
      await countCall(userId, access.clientId, endpointGroup(call.path), endpoint);
      onSent();
      const reply = await send(call, access.token, timeoutMs).catch(cause => {
        throw unavailable(endpoint, { cause });
      });
      if (reply.status >= 200 && reply.status < 300) return reply.text;
      if (reply.status === 401 && !refreshed) {
        refreshed = true;
        access = await accessToken(userId, access.token);
        continue;
      }
      if (reply.status === 429) throw await pauseOf(reply, call.path, access.clientId, endpoint);
      const { said, reason } = parseError(reply.text);
      throw refusalOf(reply.status, said, reason, endpoint);
    } catch (error) {
      if (!(error instanceof SpotifyError) || attempt >= tries) throw error;
      if (error instanceof RateLimited) {
        // A little later than named: a timer may go off a moment early, and then the pause would still stand.
        const pause = error.retryAt.getTime() - Date.now() + 10 + Math.random() * 250;
        if (pause > maximumWaitMs) throw error;
        await wait(Math.max(0, pause));
      } else if (error.code === "spotify_unavailable" && repeatable) await wait(backOff(attempt));
      else throw error;
    }
  }
}

const unstorable = /\\u(0000|d[89a-f])/i;

/** JSON without what PostgreSQL's text cannot hold: the character NUL and halves of surrogate pairs. */
const parseJson = (text: string): unknown =>
  unstorable.test(text)
    ? JSON.parse(text, (_key, value) =>
        typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
      )
    : JSON.parse(text);

/**
 * Calls and parses the reply. A reply that is not what the schema describes is tried once more, then refused.
 * @throws as callSpotify, and SpotifyError spotify_reply_unusable naming the endpoint
 */
export async function readSpotify<T>(
  userId: string,
  call: Call,
  schema: z.ZodType<T>,
  mode: Patience,
  onSent?: () => void,
): Promise<T> {
  const parse = (text: string) => schema.parse(text === "" ? null : parseJson(text));
  const endpoint = `${call.method} ${call.path}`;
  const text = await callSpotify(userId, call, mode, onSent);
  try {
    return parse(text);
  } catch (cause) {
    if (call.method !== "GET") throw unusable(endpoint, cause);
  }
  const again = await callSpotify(userId, call, mode, onSent);
  try {
    return parse(again);
  } catch (cause) {
    throw unusable(endpoint, cause);
  }
}
