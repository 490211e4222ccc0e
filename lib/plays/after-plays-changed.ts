import type pg from "pg";

/** The times of the changed rows: from the earliest start to the latest `played_at`, both inclusive. */
export type ChangedPlays = { from: Date; to: Date };

/**
 * Updates everything that is computed from a person's plays, after rows between two times were added, changed or deleted. Called in the
 * `personTransaction` that changed the rows, and once at the end of a long import.
 */
export async function afterPlaysChanged(
  _client: pg.PoolClient,
  _userId: string,
  _changed: ChangedPlays,
): Promise<void> {}
