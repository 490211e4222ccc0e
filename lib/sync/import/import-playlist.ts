import { personTransaction, prisma } from "@/lib/platform/db";
import { recordChanges, saveVersion } from "@/lib/playlists/versions/save-version";
import type { SkipReason } from "@/lib/schemas/spotify";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { SpotifyError } from "@/lib/spotify/errors";
import type { Batches } from "./batches";
import { playlistEntry } from "./entries";
import { lockRunningJob, saveOutcomes } from "./finish-list";
import type { ReadPlaylist } from "./finish-playlists";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import type { ListedPlaylist } from "./playlist-list";
import type { Pool } from "./pool";
import { deletePages, stagePage, waitUntilVisible } from "./staged-pages";

type StoredPlaylist = {
  id: string;
  spotifyId: string;
  snapshotId: string | null;
  trackCount: number;
  access: "owner" | "metadata";
  editedAt: Date | null;
  syncedAt: Date | null;
};
/** A playlist in Spotify's list with its row in the library. */
export type KnownPlaylist = ListedPlaylist & { stored: StoredPlaylist };

/** The pool reads pages; `finishing` writes completely read playlists to the library, many at a time. */
export type ImportQueues = { pool: Pool; finishing: Batches<ReadPlaylist, Outcome> };

export const totalOf = ({ summary }: ListedPlaylist) => summary.items?.total ?? 0;

/** Reads a playlist into the library and counts the outcome. */
export async function importPlaylist(run: ImportRun, playlist: KnownPlaylist, queues: ImportQueues) {
  const outcome =
    (await readAndFinish(run, playlist, queues)) ??
    (await readAgain(run, playlist, queues)) ??
    (await skipEdited(run, playlist));
  run.progress.outcome.include(outcome);
  await run.progress.write();
}

/** @returns undefined when the playlist was edited while it was read */
async function readAndFinish(
  run: ImportRun,
  playlist: KnownPlaylist,
  { pool, finishing }: ImportQueues,
  isSecondTry = false,
): Promise<Outcome | undefined> {
  const refusal = await readPages(run, playlist, pool, isSecondTry);
  if (refusal) return skipRefused(run, playlist, refusal);
  const { id: list, name, snapshot_id: snapshotId } = playlist.summary;
  return finishing.add({ list, name, id: playlist.stored.id, snapshotId, isSecondTry });
}

async function readAgain(run: ImportRun, playlist: KnownPlaylist, queues: ImportQueues) {
  const { stored } = playlist;
  const current = await prisma().playlist.findUnique({
    where: { id: stored.id },
    select: { editedAt: true },
  });
  return current
    ? readAndFinish(run, { ...playlist, stored: { ...stored, ...current } }, queues, true)
    : undefined;
}

const offsetsOf = (total: number) =>
  Array.from({ length: Math.ceil(total / pageSize) }, (_, page) => page * pageSize);

/**
 * Queues all pages of a playlist at once. The pages that were being read when a job was killed are the first that the next run
 * reads, so a page is lost twice only if the second kill follows right after the restart.
 * @returns the reason if Spotify refuses the playlist
 */
async function readPages(
  run: ImportRun,
  { summary, stored }: KnownPlaylist,
  pool: Pool,
  isSecondTry: boolean,
): Promise<SkipReason | null> {
  const { jobId, client, progress, stagedLists } = run;
  const { id: list, snapshot_id: version, items } = summary;
  const known = isSecondTry ? undefined : stagedLists.get(list);
  const stagedPages = known?.version === version ? known : undefined;
  if (isSecondTry || (known && !stagedPages)) await deletePages(jobId, list);
  if (stagedPages) progress.advance(Math.min(stagedPages.offsets.size * pageSize, stagedPages.total));
  await waitUntilVisible(stored.editedAt);

  const readOffsets = new Set(stagedPages?.offsets);
  let refusal = null as SkipReason | null;
  const readPage = async (offset: number): Promise<number> => {
    if (refusal) return 0;
    try {
      const page = await client.playlistItems(list, offset);
      const entries = page.items.map(playlistEntry);
      await stagePage(jobId, list, version, offset, { total: page.total, entries });
      if (!isSecondTry) progress.advance(entries.length);
      await progress.write();
      return page.total;
    } catch (error) {
      // The first refusal decides; errors of pages that were still being read do not matter any more.
      refusal ??= refusalOf(error);
      return 0;
    }
  };
  // Only one page is requested of a playlist that Spotify refused before, because most are refused again.
  let total = stored.access === "metadata" ? 1 : Math.max(1, items?.total ?? 0);
  for (;;) {
    const offsets = offsetsOf(total).filter(offset => !readOffsets.has(offset));
    if (offsets.length === 0 || refusal) return refusal;
    for (const offset of offsets) readOffsets.add(offset);
    total = Math.max(...(await pool.all(offsets.map(offset => pool.run(() => readPage(offset))))));
  }
}

/** Returns the skip reason for an error that concerns one playlist. @throws every other error */
function refusalOf(error: unknown): SkipReason {
  if (error instanceof SpotifyError)
    switch (error.code) {
      case "not_found_on_spotify":
        return "gone";
      case "spotify_reply_unusable":
        return "unusable";
      case "forbidden_by_spotify":
        return "not_readable";
    }
  throw error;
}

/** Skips a playlist that was edited during both tries; the next import reads it. */
async function skipEdited({ jobId }: ImportRun, playlist: KnownPlaylist): Promise<Outcome> {
  await deletePages(jobId, playlist.summary.id);
  return skippedOutcome(playlist, "edited");
}

function skippedOutcome(playlist: ListedPlaylist, reason: SkipReason): Outcome {
  const outcome = new Outcome();
  outcome.addCounts({ playlists: 1 });
  outcome.skip(reason, [playlist.summary.name], Math.max(1, totalOf(playlist)));
  return outcome;
}

/** Skips a playlist that Spotify refuses. The items of an earlier import stay, and the next import tries again. */
async function skipRefused(run: ImportRun, playlist: KnownPlaylist, reason: SkipReason): Promise<Outcome> {
  const { summary, stored } = playlist;
  await deletePages(run.jobId, summary.id);
  const wasRead = stored.access === "owner" && stored.syncedAt !== null;
  if (reason === "not_readable" && !wasRead) return markMetadataOnly(run, playlist);
  const outcome = skippedOutcome(playlist, reason);
  await personTransaction(run.ctx.userId, client =>
    saveOutcomes(client, run, new Map([[summary.id, outcome]])),
  );
  run.progress.advance(totalOf(playlist));
  return outcome;
}

const setMetadataAccess = `UPDATE playlists SET access = 'metadata', snapshot_id = NULL, track_count = $2, synced_at = now()
  WHERE id = $1 RETURNING EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = $1) AS "hasItems"`;

/** Skips a playlist whose items Spotify does not show. Items from earlier imports are deleted and kept as a version. */
export async function markMetadataOnly(run: ImportRun, playlist: KnownPlaylist): Promise<Outcome> {
  const { id: playlistId } = playlist.stored;
  const outcome = await personTransaction(run.ctx.userId, async client => {
    await lockRunningJob(client, run);
    const outcome = skippedOutcome(playlist, "not_readable");
    // Nothing of an unfinished edit can be done on a playlist that Spotify no longer shows.
    await client.query("DELETE FROM playlist_edits WHERE playlist_id = $1", [playlistId]);
    const { rows } = await client.query<{ hasItems: boolean }>(setMetadataAccess, [
      playlistId,
      totalOf(playlist),
    ]);
    if (rows[0]?.hasItems) {
      const versionId = await saveVersion(client, playlistId, "sync");
      const deleted = await client.query("DELETE FROM playlist_items WHERE playlist_id = $1", [playlistId]);
      const removed = deleted.rowCount ?? 0;
      await recordChanges(client, playlistId, versionId, { added: 0, removed });
      await followEdits(client, run.ctx.userId, { playlistIds: [playlistId] });
      outcome.addCounts({ removed });
    }
    await saveOutcomes(client, run, new Map([[playlist.summary.id, outcome]]));
    return outcome;
  });
  run.progress.advance(totalOf(playlist));
  return outcome;
}
