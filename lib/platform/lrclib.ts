import { setTimeout as wait } from "node:timers/promises";
import { Agent, errors, request } from "undici";
import { z } from "zod";
import packageFile from "@/package.json";
import { env } from "./env";
import { log } from "./log";
import { perProcess } from "./per-process";
import { parseRetryAfter } from "./retry-after";
import { parseStorableJson } from "./storable-json";

/** Lyrics of a song as LRCLIB has them: https://lrclib.net/docs */
const record = z.object({
  duration: z.number().nullish(),
  instrumental: z.boolean().nullish(),
  plainLyrics: z.string().nullish(),
  syncedLyrics: z.string().nullish(),
});
export type LyricsRecord = z.infer<typeof record>;

export type LyricsQuery = { title: string; artist: string; album: string | null; durationMs: number };

/** LRCLIB cannot be asked now. */
export class LyricsUnavailable extends Error {
  override name = "LyricsUnavailable";
  readonly retryAt: Date | undefined;
  constructor(message: string, retryAt?: Date, cause?: unknown) {
    super(message, { cause });
    this.retryAt = retryAt;
  }
}

const timeoutMs = 10_000;
/** LRCLIB wants one request at a time with a pause: https://github.com/jellyfin/jellyfin-plugin-lrclib/issues/44 */
const pauseMs = 300;
/** The pause after a failure, and after a 429 that names none. */
const defaultPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;
/** The longest time that a request waits for others. */
const maxWaitMs = 15_000;
/** Recordings whose length differs more are other versions, whose lines come at other times. */
const maxDifferenceSeconds = 3;

const agent = new Agent({ maxResponseSize: 1024 * 1024 });
const turns = () =>
  perProcess("lrclib turns", () => ({ last: Promise.resolve() as Promise<unknown>, closedUntil: 0 }));

/** Sends one request after the other. @throws LyricsUnavailable during a pause and after a long wait */
function inTurn<T>(send: () => Promise<T>): Promise<T> {
  const queue = turns();
  const latest = Date.now() + maxWaitMs;
  const turn = queue.last.then(() => {
    if (Date.now() < queue.closedUntil)
      throw new LyricsUnavailable("LRCLIB is not asked for a while", new Date(queue.closedUntil));
    if (Date.now() > latest) throw new LyricsUnavailable("LRCLIB is slow, and other requests wait");
    return send();
  });
  queue.last = turn.catch(() => undefined).then(() => wait(pauseMs, undefined, { ref: false }));
  return turn;
}

/** Returns an error and sends nothing more until the pause ends, so that only one request waits for a server that is down. */
function startPause(message: string, until: Date, cause?: unknown): LyricsUnavailable {
  turns().closedUntil = until.getTime();
  return new LyricsUnavailable(message, until, cause);
}

/** Returns the JSON of a reply; null for 404. @throws LyricsUnavailable */
async function get(path: string, parameters: Record<string, string>): Promise<unknown> {
  const soon = () => new Date(Date.now() + defaultPauseMs);
  const reply = await request(`${env().LYRICS_URL}${path}?${new URLSearchParams(parameters)}`, {
    dispatcher: agent,
    headers: { accept: "application/json", "user-agent": `Tonearm/${packageFile.version} (self-hosted)` },
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw startPause("LRCLIB did not answer", soon(), cause);
  });
  const { statusCode, headers } = reply;
  const text = await reply.body.text().catch((cause: unknown) => {
    // A reply that is too large concerns one song.
    if (cause instanceof errors.ResponseExceededMaxSizeError)
      throw new LyricsUnavailable("LRCLIB's answer is too large", undefined, cause);
    throw startPause("LRCLIB's answer was cut off", soon(), cause);
  });
  if (statusCode === 404) return null;
  if (statusCode === 429) {
    const header = [headers["retry-after"]].flat()[0];
    const until = parseRetryAfter(header, Date.now(), longestPauseMs);
    throw startPause("LRCLIB asked for a pause", until ?? soon());
  }
  if (statusCode >= 500) throw startPause(`LRCLIB answered ${statusCode}`, soon());
  if (statusCode !== 200) throw new LyricsUnavailable(`LRCLIB answered ${statusCode}`);
  try {
    return parseStorableJson(text);
  } catch (cause) {
    throw startPause("LRCLIB's answer is no JSON", soon(), cause);
  }
}

/** Removes what streaming services add to a title, such as "- Remastered 2011" and "(feat. Ana)". */
const plainTitle = (title: string) =>
  title
    .replace(/\s+-\s.*$/, "")
    .replace(/\s*[([](feat|ft|with)\b.*?[)\]]/i, "")
    .trim();

/**
 * Finds the lyrics of a recording at LRCLIB: by its exact names first, then by its plain title, the first result with lines that are
 * timed and of the same length. Returns null if LRCLIB has none.
 * @throws LyricsUnavailable
 */
export async function findLyrics({
  title,
  artist,
  album,
  durationMs,
}: LyricsQuery): Promise<LyricsRecord | null> {
  const seconds = Math.round(durationMs / 1000);
  const exact = await inTurn(() =>
    get("/api/get", {
      track_name: title,
      artist_name: artist,
      ...(album && { album_name: album }),
      duration: String(seconds),
    }),
  );
  const found = record.safeParse(exact);
  if (found.success) return found.data;
  const results = await inTurn(() =>
    get("/api/search", { track_name: plainTitle(title) || title, artist_name: artist }),
  );
  const records = z.array(z.unknown()).safeParse(results).data ?? [];
  const difference = (each: LyricsRecord) => Math.abs((each.duration ?? Number.POSITIVE_INFINITY) - seconds);
  const [best] = records
    .flatMap(each => record.safeParse(each).data ?? [])
    .filter(each => difference(each) <= maxDifferenceSeconds)
    .sort((a, b) => Number(!a.syncedLyrics) - Number(!b.syncedLyrics) || difference(a) - difference(b));
  if (exact !== null) log.warn({}, "LRCLIB's answer has another form than documented");
  return best ?? null;
}
