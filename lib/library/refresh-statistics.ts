import { inBackground, sql } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

/** With fewer new rows, the plans that PostgreSQL has chosen so far stay good enough until its own process gathers statistics. */
const enoughRows = 1_000;

/** Skips a table that PostgreSQL or another import analyzes at this moment. */
const analyze = "ANALYZE (SKIP_LOCKED) songs, library_songs, liked_songs, playlists, playlist_items";

/** Merges the terms of new songs into the index of the search, because each search reads the list of those that are not yet. */
export const mergeNewTerms = () => sql("SELECT gin_clean_pending_list('songs_terms_idx')");

/**
 * Updates PostgreSQL's statistics after an import that changed many rows, and merges new terms. Its own process does so up to
 * minutes later, and until then it plans lists as if the new library were almost empty. Takes up to a second and never throws.
 */
export async function refreshStatistics(changedRows: number): Promise<void> {
  if (changedRows < enoughRows) return;
  await inBackground(async () => {
    await sql(analyze);
    await mergeNewTerms();
  }).catch(error => log.warn({ error }, "the statistics of the library could not be updated"));
}
