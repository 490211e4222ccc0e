import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { env } from "@/lib/platform/env";
import { countOutcome } from "@/lib/platform/metrics";
import { shutdown } from "@/lib/platform/shutdown";
import { parseStorableJson } from "@/lib/platform/storable-json";
import { RateLimited, SpotifyError, toSpotifyError, unusableReply } from "./errors";
import { type CallInfo, endpointGroup, type Lane } from "./limits";
import { parseErrorBody, recordRateLimit } from "./refused-reply";
import { nextDelay, retryPolicies } from "./retry-policy";
import { sendRequest, toTransportError } from "./send";
import { cachedReplies, invalidateReads, shareRead } from "./shared-reads";
import { callCounter } from "./spotify-metrics";

export type Access = {
  token: string;
  clientId: string;
  /** The Spotify account whose data the token shows. */
  account: string;
};

/** The person or developer app for which Spotify is called. */
export type Caller = {
  kind: "user" | "app";
  userId: string;
  /**
   * Counts the call and returns a token for it.
   * @param staleToken a token that Spotify has just refused
   * @throws RateLimited; SpotifyError scope_missing; AppError when there is no token
   */
  acquireToken: (call: Call, info: CallInfo, staleToken?: string) => Promise<Access>;
};

export type Call = {
  method: "GET" | "PUT" | "POST" | "DELETE";
  /** The path below /v1, such as `/me/playlists`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** A write that can be repeated without harm. Reads always can. */
  isIdempotent?: boolean;
  /** Ignores the cached reply. */
  bypassCache?: boolean;
};

/** Callbacks that run for every request sent and every retry. */
export type Observer = { onSent?: () => void; onRetry?: () => void };

function buildUrl({ path, query = {} }: Call): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return `${env().SPOTIFY_API_URL}/v1${path}${parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ""}`;
}

type SpotifyRequest = { caller: Caller; call: Call; address: string; info: CallInfo; observer: Observer };

/** Sends one request. @throws SpotifyError for every reply that is not a success */
async function request(
  { caller, call, address, info: { endpoint, lane }, observer }: SpotifyRequest,
  access: Access,
): Promise<string> {
  observer.onSent?.();
  const cacheKey = `${caller.userId} ${access.account} ${address}`;
  const cached = call.method === "GET" && !call.bypassCache ? cachedReplies().get(cacheKey) : undefined;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers = {
    authorization: `Bearer ${access.token}`,
    ...(cached && { "if-none-match": cached.etag }),
  };
  const { timeoutMs } = retryPolicies[lane];
  const reply = await sendRequest(call.method, address, headers, body, timeoutMs).catch(cause => {
    throw toTransportError(endpoint, cause);
  });
  if (reply.status === 304 && cached) return cached.text;
  if (reply.status === 429) throw await recordRateLimit(reply, call.path, access.clientId, endpoint);
  if (reply.status < 200 || reply.status >= 300) {
    const { upstreamMessage, reason } = parseErrorBody(reply.text);
    throw toSpotifyError(reply.status, upstreamMessage, reason, endpoint);
  }
  const { etag } = reply.headers;
  if (etag && call.method === "GET") cachedReplies().set(cacheKey, { etag, text: reply.text });
  return reply.text;
}

type AttemptResult =
  | { isOk: true; text: string }
  /** `isCounted` is false when the call has to wait for capacity; `refusedToken` is set after a 401. */
  | { isOk: false; error: unknown; isCounted: boolean; refusedToken?: string };

async function attempt(
  spotifyRequest: SpotifyRequest,
  staleToken: string | undefined,
): Promise<AttemptResult> {
  const { caller, call, info } = spotifyRequest;
  let token: string | undefined;
  try {
    const access = await caller.acquireToken(call, info, staleToken);
    token = access.token;
    const text = await countOutcome(callCounter, { group: info.group }, () =>
      request(spotifyRequest, access),
    );
    return { isOk: true, text };
  } catch (error) {
    const isCounted = token !== undefined || !(error instanceof RateLimited);
    const isTokenRefused = token !== undefined && error instanceof SpotifyError && error.status === 401;
    return { isOk: false, error, isCounted, ...(isTokenRefused && { refusedToken: token }) };
  }
}

/** Repeats a request as the retry policy of its lane allows. */
async function requestWithRetries(spotifyRequest: SpotifyRequest): Promise<string> {
  const { call, info, observer } = spotifyRequest;
  const isIdempotent = call.method === "GET" || call.isIdempotent === true;
  let attempts = 0;
  let waitedMs = 0;
  let staleToken: string | undefined;
  for (;;) {
    const result = await attempt(spotifyRequest, staleToken);
    if (result.isOk) return result.text;
    const { error, isCounted, refusedToken } = result;
    if (isCounted) attempts++;
    const canRefreshToken = refusedToken !== undefined && staleToken === undefined;
    const failure = { error, attempts, waitedMs, isIdempotent, canRefreshToken };
    const delay = nextDelay(failure, retryPolicies[info.lane]);
    if (delay === null) throw error;
    if (canRefreshToken) staleToken = refusedToken;
    else observer.onRetry?.();
    waitedMs += delay;
    // Even a wait of 0 ms fails during a shutdown, and the 401 of an expired token would become final.
    if (delay > 0)
      await wait(delay, undefined, { signal: shutdown() }).catch(() => {
        throw error;
      });
  }
}

/**
 * Calls the Web API: refreshes the token before it expires and after a 401, counts the call, waits through short pauses, and
 * repeats idempotent calls when Spotify is down. Identical concurrent reads share one call.
 * @returns the body as text, because the replies to player commands are not always JSON
 * @throws SpotifyError, RateLimited, AppError (not connected, reauthorization needed)
 */
export async function callSpotify(
  caller: Caller,
  call: Call,
  lane: Lane,
  observer: Observer = {},
): Promise<string> {
  const callerKey = `${caller.kind} ${caller.userId}`;
  const address = buildUrl(call);
  const endpoint = `${call.method} ${call.path.replace(/[0-9A-Za-z]{22}/g, "{id}")}`;
  const info = { group: endpointGroup(call.path), lane, endpoint };
  const run = () => requestWithRetries({ caller, call, address, info, observer });
  if (call.method === "GET") return shareRead(callerKey, `${lane} ${address}`, run);
  try {
    return await run();
  } finally {
    invalidateReads(callerKey);
  }
}

/**
 * Calls the Web API and parses the reply. A read whose reply does not match the schema is repeated once.
 * @throws like callSpotify; also SpotifyError spotify_reply_unusable
 */
export async function readSpotify<T>(
  caller: Caller,
  call: Call,
  schema: z.ZodType<T>,
  lane: Lane,
  observer?: Observer,
): Promise<T> {
  const parse = (text: string) => schema.parse(text === "" ? null : parseStorableJson(text));
  const endpoint = `${call.method} ${call.path}`;
  const text = await callSpotify(caller, call, lane, observer);
  try {
    return parse(text);
  } catch (cause) {
    if (call.method !== "GET") throw unusableReply(endpoint, cause);
  }
  const secondText = await callSpotify(caller, { ...call, bypassCache: true }, lane, observer);
  try {
    return parse(secondText);
  } catch (cause) {
    throw unusableReply(endpoint, cause);
  }
}
