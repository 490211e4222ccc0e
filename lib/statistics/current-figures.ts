import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";
import type { Computing } from "@/lib/schemas/statistics";
import { type Freshness, manySongs, readFreshness } from "./basis";
import { queueFigures } from "./figures-job";
import { refreshFigures } from "./refresh-figures";

/** More plays than this are computed by a job, except for those of a few months. */
const manyPlays = 5_000;
const fewMonths = 3;

const selectHasManyPlays = `SELECT EXISTS (SELECT 1 FROM plays WHERE user_id = $1 OFFSET ${manyPlays}) AS "hasMany"`;

const isFresh = ({ isOther, staleMonths, staleSongs, missingPacks }: Freshness) =>
  !isOther && staleMonths === 0 && staleSongs === 0 && missingPacks.length === 0;

/** Returns true if the computation takes longer than a request should. */
async function takesLong(userId: string, freshness: Freshness): Promise<boolean> {
  const { isOther, staleMonths, needsAllSongs, staleSongs } = freshness;
  if (!isOther && staleMonths <= fewMonths && !needsAllSongs && staleSongs < manySongs) return false;
  const [row] = await sql<{ hasMany: boolean }>(selectHasManyPlays, [userId]);
  return row?.hasMany ?? false;
}

/** Returns the share of the months that a computation has behind it. */
function progressOf({ isOther, months, staleMonths }: Freshness): NonNullable<Computing> {
  const share = isOther || months === 0 ? 0 : 1 - staleMonths / months;
  return { percent: Math.min(99, Math.max(0, Math.floor(share * 100))) };
}

const read = async (userId: string): Promise<Freshness> => {
  const freshness = await readFreshness(userId);
  if (!freshness) throw new AppError("not_signed_in");
  return freshness;
};

export type CurrentFigures = Freshness & { computing: Computing };

/**
 * Brings the figures of a person up to date before they are read: a few months at once, and more by a job, which it queues. Until that job
 * has ended, `computing` is set and the figures are incomplete. Costs no call to Spotify.
 */
export async function prepareFigures(userId: string): Promise<CurrentFigures> {
  const freshness = await read(userId);
  if (isFresh(freshness)) return { ...freshness, computing: null };
  if (await takesLong(userId, freshness)) {
    await queueFigures(userId);
    return { ...freshness, computing: progressOf(freshness) };
  }
  await refreshFigures(userId);
  return { ...(await read(userId)), computing: null };
}

/** Returns the progress of the job that computes a person's figures; null without one. */
export async function readProgress(userId: string): Promise<Computing> {
  const freshness = await read(userId);
  return isFresh(freshness) || !(await takesLong(userId, freshness)) ? null : progressOf(freshness);
}

/** Returns the progress for the begin of a watch. Queues the job again if its queue was lost. */
export async function watchFigures(userId: string): Promise<Computing> {
  const computing = await readProgress(userId);
  if (computing) await queueFigures(userId);
  return computing;
}
