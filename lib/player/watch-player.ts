import { z } from "zod";
import type { UserContext } from "@/lib/core/context";
import { errorDetail } from "@/lib/core/error-details";
import { AppError } from "@/lib/core/errors";
import { storedErrorFields, toStoredError } from "@/lib/core/stored-error";
import { prisma, sql } from "@/lib/platform/db";
import { isoTime } from "@/lib/schemas/common";
import { type PlayerEvent, playerState } from "@/lib/schemas/player";
import type { PlayingSong } from "@/lib/shuffle/playback/play-instead-of-skip";
import { getPlayer } from "./get-player";
import { nextPollDelay } from "./next-poll";

const storedProblem = z
  .object({ ...storedErrorFields, retryAt: isoTime.nullable() })
  .transform(({ code, parameters, retryAt }) => ({ code, detail: errorDetail(code, parameters), retryAt }));
const storedWatch = z.object({ state: playerState.nullable(), problem: storedProblem.nullable() });

/** The time that Spotify needs to carry out a command. */
const commandDelayMs = 800;
/** The time after which another process may poll, because the process that claimed the poll has died. */
const claimTimeout = "20 seconds";

/** Reads the last state, and claims the next poll if it is due: only one of several simultaneous requests claims it. */
const claimPoll = `WITH claimed AS (
    UPDATE player_watches SET next_poll_at = now() + interval '${claimTimeout}'
    WHERE user_id = $1 AND next_poll_at <= now() RETURNING next_poll_at)
  SELECT state, problem, (SELECT next_poll_at FROM claimed) AS claimed FROM player_watches WHERE user_id = $1`;

async function poll(ctx: UserContext, lastEvent: PlayerEvent, claimed: Date): Promise<PlayerEvent> {
  let problem: z.input<typeof storedProblem> | null = null;
  const state = await getPlayer(ctx, "playback").catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    problem = { ...toStoredError(error), retryAt: error.retryAt?.toISOString() ?? null };
    return lastEvent.state;
  });
  const event: PlayerEvent = { state, problem: problem && storedProblem.parse(problem) };
  // A command sent meanwhile has moved the next poll. The state from before that command is not stored.
  const stored = await sql(
    `UPDATE player_watches SET state = $2, problem = $3, next_poll_at = now() + $4 * interval '1 millisecond'
     WHERE user_id = $1 AND next_poll_at = $5 RETURNING 1`,
    [ctx.userId, JSON.stringify(state), JSON.stringify(problem), nextPollDelay(event, Date.now()), claimed],
  );
  return stored.length > 0 ? event : lastEvent;
}

/**
 * Returns the person's player state for open screens. One poll serves all tabs and processes: at the end of a track, soon after
 * a command, and otherwise twice a minute.
 */
export async function watchPlayer(ctx: UserContext): Promise<PlayerEvent> {
  const [row] = await sql<{ state: unknown; problem: unknown; claimed: Date | null }>(claimPoll, [
    ctx.userId,
  ]);
  if (row) {
    const lastEvent = storedWatch
      .catch({ state: null, problem: null })
      .parse({ state: row.state, problem: row.problem });
    return row.claimed ? poll(ctx, lastEvent, row.claimed) : lastEvent;
  }
  const data = { userId: ctx.userId, nextPollAt: new Date() };
  await prisma().playerWatch.createMany({ data, skipDuplicates: true });
  return watchPlayer(ctx);
}

/** Tells whether a poll of the last two minutes saw something playing. */
export async function wasSeenPlaying({ userId }: UserContext): Promise<boolean> {
  const seen = await sql(
    `SELECT 1 FROM player_watches WHERE user_id = $1 AND (state->>'isPlaying')::boolean
       AND (state->>'fetchedAt')::timestamptz > now() - interval '2 minutes'`,
    [userId],
  );
  return seen.length > 0;
}

/** Returns the song that the last poll saw playing, unless a newer poll is due. */
export async function readPlayingSong({ userId }: UserContext): Promise<PlayingSong | undefined> {
  const [song] = await sql<PlayingSong>(
    `SELECT state->'item'->>'uri' AS uri, state->>'contextUri' AS "contextUri" FROM player_watches
     WHERE user_id = $1 AND next_poll_at > now() AND state->'item'->>'uri' IS NOT NULL`,
    [userId],
  );
  return song;
}

/** Plans a poll for the time when Spotify has carried out a command. A later command moves the planned poll. */
export async function pollSoon({ userId }: UserContext): Promise<void> {
  await prisma().playerWatch.updateMany({
    where: { userId },
    data: { nextPollAt: new Date(Date.now() + commandDelayMs) },
  });
}

/** Advances a state to the present moment, so that the receiver's clock need not agree with the server's. */
export function extrapolateProgress({ state, problem }: PlayerEvent): PlayerEvent {
  if (!state?.isPlaying) return { state, problem };
  const now = Date.now();
  const progressMs = Math.min(
    state.progressMs + now - Date.parse(state.fetchedAt),
    state.item?.durationMs ?? Number.MAX_SAFE_INTEGER,
  );
  return { state: { ...state, progressMs, fetchedAt: new Date(now).toISOString() }, problem };
}
