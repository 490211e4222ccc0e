import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { perProcess } from "@/lib/platform/per-process";
import { personValues } from "@/lib/platform/person-values/person-values";
import { laneOf } from "@/lib/spotify/catalog-client";
import { ageHistogram, readCounter } from "./cache-metrics";
import { findGrant } from "./grant";
import { lifetimes, type ReplyKind } from "./lifetimes";
import { findReplies, keyOf, storeReplies } from "./store";

export type ReplyRequest<Reply> = {
  kind: ReplyKind;
  /** The thing that is asked for, such as `spotify:album:…`. */
  name: string;
  schema: z.ZodType<Reply>;
  fetchReply: () => Promise<Reply>;
};

export type CachedReply<Reply> = { reply: Reply; fetchedAt: string };

type Known<Reply> = { cached: CachedReply<Reply> | undefined; isFresh: boolean };

/** The time after which others no longer wait for a process that fetches a reply: a call of a click takes less. */
const leaseSeconds = 15;
const firstPauseMs = 25;
const longestPauseMs = 200;

const ageSeconds = (fetchedAt: string) => (Date.now() - Date.parse(fetchedAt)) / 1000;

async function findReply<Reply>(
  userId: string,
  grant: string,
  { kind, name, schema }: Omit<ReplyRequest<Reply>, "fetchReply">,
): Promise<Known<Reply>> {
  const stored = (await findReplies(userId, grant, [name])).get(name);
  // An earlier release may have stored fewer fields than this release needs.
  const parsed = schema.safeParse(stored?.reply);
  if (!stored || !parsed.success) return { cached: undefined, isFresh: false };
  const { fetchedAt } = stored;
  return {
    cached: { reply: parsed.data, fetchedAt },
    isFresh: ageSeconds(fetchedAt) < lifetimes[kind].fresh,
  };
}

/** Counts a reply from the cache. */
function countCached(kind: ReplyKind, outcome: "hit" | "stale", { fetchedAt }: { fetchedAt: string }) {
  readCounter.inc({ kind, outcome });
  ageHistogram.observe({ kind }, ageSeconds(fetchedAt));
}

/**
 * Takes the lease of a reply, or waits for the process that has it.
 * @returns the reply if another process has fetched it meanwhile; otherwise a function that ends the lease
 */
async function leaseOrWait<Reply>(
  userId: string,
  lease: string,
  find: () => Promise<Known<Reply>>,
): Promise<{ fetched?: CachedReply<Reply>; end: () => Promise<void> }> {
  const deadline = performance.now() + leaseSeconds * 1000;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const isMine = await personValues().lease(userId, lease, leaseSeconds);
    const end = async () => {
      if (isMine) await personValues().release(userId, lease);
    };
    const { cached, isFresh } = await find();
    if (cached && isFresh) {
      await end();
      return { fetched: cached, end };
    }
    if (isMine || performance.now() > deadline) return { end };
    await wait(pauseMs);
  }
}

async function readOrFetch<Reply>(
  userId: string,
  grant: string,
  lease: string,
  request: ReplyRequest<Reply>,
): Promise<CachedReply<Reply>> {
  const { kind, name, fetchReply } = request;
  const find = () => findReply(userId, grant, request);
  const { cached, isFresh } = await find();
  if (cached && isFresh) {
    countCached(kind, "hit", cached);
    return cached;
  }
  const { fetched, end } = await leaseOrWait(userId, lease, find);
  if (fetched) {
    countCached(kind, "hit", fetched);
    return fetched;
  }
  try {
    readCounter.inc({ kind, outcome: "miss" });
    const reply = await fetchReply();
    return { reply, fetchedAt: await storeReplies(userId, grant, kind, [{ name, reply }]) };
  } catch (error) {
    const canServeOldReply = error instanceof AppError && error.code !== "not_found_on_spotify";
    if (!cached || !canServeOldReply) throw error;
    countCached(kind, "stale", cached);
    return cached;
  } finally {
    await end();
  }
}

const runningReads = () =>
  perProcess("catalog reads", () => new Map<string, Promise<CachedReply<unknown>>>());

/**
 * Returns the person's cached reply while it is fresh; otherwise fetches the reply from Spotify and caches it. If that fails,
 * returns an older cached reply; `fetchedAt` tells its age. Simultaneous reads of all processes make one call. Jobs share no call
 * with clicks, because their calls may wait for minutes.
 * @throws AppError (a SpotifyError among others) when nothing is cached or Spotify no longer has the item
 */
export async function readCachedReply<Reply>(
  ctx: UserContext,
  request: ReplyRequest<Reply>,
): Promise<CachedReply<Reply>> {
  const { userId } = ctx;
  const grant = await findGrant(userId);
  // Without a developer app, the call tells what to do.
  if (!grant) return { reply: await request.fetchReply(), fetchedAt: new Date().toISOString() };
  const lease = `${laneOf(ctx)} ${keyOf(grant, request.name)}`;
  const id = `${userId} ${lease}`;
  const running = runningReads();
  const read =
    (running.get(id) as Promise<CachedReply<Reply>> | undefined) ??
    readOrFetch(userId, grant, lease, request).finally(() => running.delete(id));
  running.set(id, read);
  return read;
}

/** Returns the cached reply if it is fresh. Never makes a call. */
export async function findFreshReply<Reply>(
  { userId }: UserContext,
  request: Omit<ReplyRequest<Reply>, "fetchReply">,
): Promise<CachedReply<Reply> | null> {
  const grant = await findGrant(userId);
  const { cached, isFresh } = grant
    ? await findReply(userId, grant, request)
    : { cached: undefined, isFresh: false };
  if (!cached || !isFresh) return null;
  countCached(request.kind, "hit", cached);
  return cached;
}
