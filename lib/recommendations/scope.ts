import { sql } from "@/lib/platform/db";
import { today } from "@/lib/schemas/days";
import type { Basis } from "@/lib/statistics/basis";
import { prepareFigures } from "@/lib/statistics/current-figures";

/** Plays and moment on which recommendations for one person rest. */
export type Scope = Basis & {
  userId: string;
  /** Today in the person's time zone. */
  day: string;
  hasPlays: boolean;
  /** True while a job computes the sums, so that plays may be missing. */
  isComputing: boolean;
};

/** Brings the sums of the person's plays up to date and returns what may be used. */
export async function findScope(userId: string): Promise<Scope> {
  const { basis, computing } = await prepareFigures(userId);
  const [row] = await sql<{ hasPlays: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM statistics_songs WHERE user_id = $1 AND plays > 0) AS "hasPlays"`,
    [userId],
  );
  return {
    ...basis,
    userId,
    day: today(basis.timeZone),
    hasPlays: row?.hasPlays ?? false,
    isComputing: computing !== null,
  };
}
