import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { env } from "@/lib/platform/env";
import { counter, countOutcome } from "@/lib/platform/metrics";
import { shutdown } from "@/lib/platform/shutdown";
import { RateLimited, SpotifyError, spotifyUnavailable, toSpotifyError, unusableReply } from "./errors";
import { type CallInfo, endpointGroup, type Lane } from "./limits";
import { cooldownFrom, parseErrorBody } from "./refused-reply";
import { sendRequest } from "./send";
import { cachedReplies, invalidateReads, shareRead } from "./shared-reads";

/** What a call is made with. */
export type Access = {
  token: string;
  clientId: string;
  /** Whose data the token shows. */
  account: string;
};

/** For whom Spotify is called, and whose calls these are. */
export type Caller = {
  kind: "user" | "app";
  userId: string;
  /**
   * Counts the call and gives the token for it.
   * @param stale a token that Spotify has just refused
   * @throws RateLimited; SpotifyError scope_missing; AppError when there is no token to be had
   */
  acquireToken: (call: Call, occasion: CallInfo, stale?: string) => Promise<Access>;
};

const click = { longestPauseMs: 2_000, longestWaitMs: 2_000, tries: 2, timeoutMs: 10_000, yieldMs: 0 };
const job = { longestPauseMs: 60_000, longestWaitMs: 600_000, tries: 5, timeoutMs: 30_000, yieldMs: 250 };
/**
 * How long a lane can wait for Spotify: somebody who clicked two seconds, a job a minute at a time. Longer pauses are
 * thrown. After a pause the background lets clicks go first.
 */
const patience = { click, playback: click, sync: job, backfill: job } satisfies Record<Lane, typeof click>;

export type Call = {
  method: "GET" | "PUT" | "POST" | "DELETE";
  /** Below /v1, such as `/me/playlists`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** A write that may be sent twice without harm. Reads always are. */
  isIdempotent?: boolean;
  /** A read that a version known from before cannot answer. */
  bypassCache?: boolean;
};

function addressOf({ path, query = {} }: Call): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return `${env().SPOTIFY_API_URL}/v1${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
}

/** Exponential back-off with full jitter, in milliseconds. */
const backOff = (attempt: number) => Math.random() * Math.min(8_000, 250 * 2 ** attempt);

/** Hears of what is really sent, and of each time that Spotify asked to wait or failed. */
export type Observer = { onSent?: () => void; onStumble?: () => void };

const callsMade = counter(
  "tonearm_spotify_calls_total",
  "Calls of this process to Spotify's Web API by endpoint group, and what came of them: ok, or the code of the refusal.",
  ["group", "outcome"],
);

type Sending = {
  caller: Caller;
  call: Call;
  lane: Lane;
  /** For people and logs: the method and the path without ids. */
  endpoint: string;
  address: string;
  observer: Observer;
};

/** Asks once. @throws SpotifyError for every answer that is not a success */
async function ask(
  { caller, call, lane, endpoint, address, observer }: Sending,
  access: Access,
): Promise<string> {
  observer.onSent?.();
  const version = `${caller.userId} ${access.account} ${address}`;
  const known = call.method === "GET" && !call.bypassCache ? cachedReplies().get(version) : undefined;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers = { authorization: `Bearer ${access.token}`, ...(known && { "if-none-match": known.etag }) };
  const { timeoutMs } = patience[lane];
  const reply = await sendRequest(call.method, address, headers, body, timeoutMs).catch(cause => {
    throw spotifyUnavailable({ endpoint, cause });
  });
  if (reply.status === 304 && known) return known.text;
  if (reply.status === 429) throw await cooldownFrom(reply, call.path, access.clientId, endpoint);
  if (reply.status < 200 || reply.status >= 300) {
    const { upstreamMessage, reason } = parseErrorBody(reply.text);
    throw toSpotifyError(reply.status, upstreamMessage, reason, endpoint);
  }
  const etag = reply.headers.etag;
  if (etag && call.method === "GET") cachedReplies().set(version, { etag, text: reply.text });
  return reply.text;
}

/** How long to wait before the call is made again, in milliseconds; null when it should not be. */
function pauseBeforeRetry(error: SpotifyError, { call, lane }: Sending, tried: number): number | null {
  if (error instanceof RateLimited)
    // A little later than named: a timer may go off a moment early, and then the pause would still stand.
    return (
      Math.max(0, error.retryAt.getTime() - Date.now()) + 10 + patience[lane].yieldMs + Math.random() * 250
    );
  const isRepeatable = call.method === "GET" || call.isIdempotent === true;
  return error.code === "spotify_unavailable" && isRepeatable ? backOff(tried) : null;
}

async function perform(given: Omit<Sending, "endpoint">): Promise<string> {
  const { caller, call, lane } = given;
  const { tries, longestPauseMs, longestWaitMs } = patience[lane];
  let tried = 0;
  const sending: Sending = {
    ...given,
    endpoint: `${call.method} ${call.path.replace(/[0-9A-Za-z]{22}/g, "{id}")}`,
    observer: {
      onSent: () => {
        tried++;
        given.observer.onSent?.();
      },
    },
  };
  const occasion = { group: endpointGroup(call.path), lane, endpoint: sending.endpoint };
  let refused: string | undefined;
  let waited = 0;
  for (;;) {
    let access: Access | undefined;
    try {
      access = await caller.acquireToken(call, occasion, refused);
      const admitted = access;
      return await countOutcome(callsMade, { group: occasion.group }, () => ask(sending, admitted));
    } catch (error) {
      // A token that could not be had is a try as well; waiting for room in the window is none.
      if (!access && !(error instanceof RateLimited)) tried++;
      if (!(error instanceof SpotifyError) || tried >= tries) throw error;
      if (error.status === 401 && access && !refused) {
        refused = access.token;
        continue;
      }
      const pauseMs = pauseBeforeRetry(error, sending, tried);
      if (pauseMs !== null) given.observer.onStumble?.();
      if (pauseMs === null || pauseMs > longestPauseMs || waited + pauseMs > longestWaitMs) throw error;
      waited += pauseMs;
      await wait(pauseMs, undefined, { signal: shutdown() }).catch(() => {
        throw error;
      });
    }
  }
}

/**
 * Calls the Web API: refreshes the token before its end and after a 401, counts the call, waits through short pauses,
 * repeats reads and repeatable writes when Spotify stumbles. Identical reads that are on their way are one call.
 * @returns the body as text; what a player command answers is not always JSON
 * @throws SpotifyError, RateLimited, AppError (not connected, reauthorization needed)
 */
export async function callSpotify(
  caller: Caller,
  call: Call,
  lane: Lane,
  observer: Observer = {},
): Promise<string> {
  const who = `${caller.kind} ${caller.userId}`;
  const address = addressOf(call);
  const run = () => perform({ caller, call, lane, address, observer });
  if (call.method === "GET") return shareRead(who, `${lane} ${address}`, run);
  try {
    return await run();
  } finally {
    invalidateReads(who);
  }
}

const unstorable = /\\u(0000|d[89a-f])/i;

/** JSON without what PostgreSQL's text cannot hold: the character NUL and halves of surrogate pairs. */
const parseJson = (text: string): unknown =>
  text.includes("\\u") && unstorable.test(text)
    ? JSON.parse(text, (_key, value) =>
        typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value,
      )
    : JSON.parse(text);

/**
 * Calls the Web API and parses the reply; a read whose reply is not what it should be is asked for once more.
 * @throws as callSpotify, and SpotifyError spotify_reply_unusable naming the endpoint
 */
export async function readSpotify<T>(
  caller: Caller,
  call: Call,
  schema: z.ZodType<T>,
  lane: Lane,
  observer?: Observer,
): Promise<T> {
  const parse = (text: string) => schema.parse(text === "" ? null : parseJson(text));
  const endpoint = `${call.method} ${call.path}`;
  const text = await callSpotify(caller, call, lane, observer);
  try {
    return parse(text);
  } catch (cause) {
    if (call.method !== "GET") throw unusableReply(endpoint, cause);
  }
  const again = await callSpotify(caller, { ...call, bypassCache: true }, lane, observer);
  try {
    return parse(again);
  } catch (cause) {
    throw unusableReply(endpoint, cause);
  }
}
