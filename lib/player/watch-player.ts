import { recordError } from "@/lib/accounts/person-errors";
import type { UserContext } from "@/lib/core/context";
import { errorTitle } from "@/lib/core/error-words";
import { AppError } from "@/lib/core/errors";
import { presentError, toStoredError } from "@/lib/core/stored-error";
import type { Locale } from "@/lib/i18n/locales";
import { prisma, sql } from "@/lib/platform/db";
import { type PlayerEvent, type PlayerState, playerState } from "@/lib/schemas/player";
import { fewCalls, playerCallsLeftSql } from "@/lib/spotify/budget";
import { readPlayer } from "./get-player";
import { restoreOrder } from "./keep-order";
import { hasChanged, maxIdleMs, nextPollDelay } from "./next-poll";
import { wordPlayer } from "./present-player";
import { readWatch, type SeenPlayer, type StoredProblem, type Watch } from "./read-watches";

/** The time that Spotify needs to carry out a command. */
const commandDelayMs = 800;
const callsLeftSql = playerCallsLeftSql("$1");

async function poll(
  ctx: UserContext,
  { event: lastEvent, claimed, isOrdered, unchangedPolls }: Watch,
): Promise<SeenPlayer> {
  let problem: StoredProblem | null = null;
  const state = await readPlayer(ctx, "playback").catch((error: unknown) => {
    recordError(ctx.userId, "player", error, ctx.requestId);
    if (!(error instanceof AppError)) throw error;
    problem = { ...toStoredError(error), retryAt: error.retryAt?.toISOString() ?? null };
    return lastEvent.state;
  });
  const event: SeenPlayer = { ...lastEvent, state, problem };
  const unchanged = hasChanged(lastEvent, event) ? 0 : unchangedPolls + 1;
  // A command sent meanwhile has moved the next poll. The state from before that command is not stored.
  const stored = await sql(
    `UPDATE player_watches SET state = $2, problem = $3, unchanged_polls = $4,
       next_poll_at = now() + interval '1 millisecond'
         * CASE WHEN left_today >= ${fewCalls} THEN $5::int WHEN left_today > 0 THEN $7::int ELSE GREATEST($5::int, ${maxIdleMs}) END
     FROM (SELECT ${callsLeftSql} AS left_today) calls
     WHERE user_id = $1 AND next_poll_at = $6 RETURNING 1`,
    [
      ctx.userId,
      JSON.stringify(state),
      JSON.stringify(problem),
      unchanged,
      nextPollDelay(event, Date.now(), unchanged),
      claimed,
      nextPollDelay(event, Date.now(), unchanged, { isSaving: true }),
    ],
  );
  if (isOrdered && !problem && state?.shuffle) {
    await restoreOrder(ctx);
    await pollSoon(ctx);
  }
  return stored.length > 0 ? event : lastEvent;
}

/**
 * Returns the person's player state for open screens. One poll serves all tabs and processes: at the end of a track, soon after
 * a command, otherwise once a minute, and ever more rarely while nothing changes.
 */
export async function watchPlayer(ctx: UserContext): Promise<SeenPlayer> {
  const watch = await readWatch(ctx.userId);
  if (watch) return watch.claimed ? poll(ctx, watch) : watch.event;
  const data = { userId: ctx.userId, nextPollAt: new Date() };
  await prisma().playerWatch.createMany({ data, skipDuplicates: true });
  return watchPlayer(ctx);
}

/** The age of a look at the player that a returning person sees without another look, so that quick switches of windows cost one. */
const returnSeconds = 10;

/**
 * Makes a poll due for a screen that has just opened, unless the last poll is recent or failed. Somebody who returns to a screen
 * may have used another app meanwhile, so the poll does not wait for its turn.
 */
export async function pollForNewScreen({ userId }: UserContext, { isReturn = false } = {}): Promise<void> {
  await sql(
    `UPDATE player_watches SET next_poll_at = now(), unchanged_polls = 0
     WHERE user_id = $1 AND (unchanged_polls > 0 OR $2) AND problem->>'code' IS NULL
       AND (state->>'fetchedAt')::timestamptz < now() - $3 * interval '1 second' AND next_poll_at > now()
       AND ${callsLeftSql} > 0`,
    [userId, isReturn, isReturn ? returnSeconds : 30],
  );
}

/** Tells whether a poll of the last two minutes saw something playing, on a device that has not vanished. */
export async function wasSeenPlaying({ userId }: UserContext): Promise<boolean> {
  const seen = await sql(
    `SELECT 1 FROM player_watches WHERE user_id = $1 AND (state->>'isPlaying')::boolean AND unchanged_polls < 3
       AND (state->>'fetchedAt')::timestamptz > now() - interval '2 minutes'`,
    [userId],
  );
  return seen.length > 0;
}

/** Returns the state that a poll of the last minute saw, unless it failed or a newer poll is due. */
export async function readRecentState({ userId }: UserContext): Promise<PlayerState | undefined> {
  const [row] = await sql<{ state: unknown }>(
    `SELECT state FROM player_watches WHERE user_id = $1 AND next_poll_at > now() AND problem->>'code' IS NULL
       AND (state->>'fetchedAt')::timestamptz > now() - interval '70 seconds'`,
    [userId],
  );
  return playerState.safeParse(row?.state).data;
}

/** Plans a poll for the time when Spotify has carried out a command. A later command moves the planned poll. */
export async function pollSoon({ userId }: UserContext): Promise<void> {
  await prisma().playerWatch.updateMany({
    where: { userId },
    data: { nextPollAt: new Date(Date.now() + commandDelayMs), unchangedPolls: 0, reportedAt: null },
  });
}

/** Returns what the API shows of a player: the state advanced to the present moment, with names and the problem in a language. */
export const presentPlayer = (locale: Locale, { state, problem, queueVersion }: SeenPlayer): PlayerEvent => ({
  queueVersion,
  state: state && extrapolateProgress(wordPlayer(locale, state)),
  problem: problem && {
    ...presentError(locale, problem),
    title: errorTitle(locale, problem.code),
    retryAt: problem.retryAt,
  },
});

/** Advances a state to the present moment, so that the receiver's clock need not agree with the server's. */
function extrapolateProgress(state: PlayerState): PlayerState {
  if (!state.isPlaying) return state;
  const now = Date.now();
  const progressMs = Math.min(
    state.progressMs + now - Date.parse(state.fetchedAt),
    state.item?.durationMs ?? Number.MAX_SAFE_INTEGER,
  );
  return { ...state, progressMs, fetchedAt: new Date(now).toISOString() };
}
