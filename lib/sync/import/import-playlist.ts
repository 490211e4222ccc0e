import type pg from "pg";
import { personTransaction, prisma } from "@/lib/platform/db";
import { findPlaylistsWithIdleEdit } from "@/lib/playlists/edits/edit-row";
import { recordChanges, saveVersion } from "@/lib/playlists/versions/save-version";
import type { SkipReason } from "@/lib/schemas/spotify";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { RateLimited, SpotifyError } from "@/lib/spotify/errors";
import type { SpotifyPlaylist } from "@/lib/spotify/replies";
import type { Batches } from "./batches";
import { toEntry } from "./entries";
import type { FailingPlaylists } from "./failing-playlists";
import { lockRunningJob, saveOutcomes } from "./finish-list";
import type { FinishResult, ReadPlaylist, UnfinishedReason } from "./finish-playlists";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import type { ListedPlaylist } from "./playlist-list";
import type { Pool } from "./pool";
import { isLastPage, type PageResult, readInRounds, totalOfPage } from "./read-pages";
import { deletePages, stagePage, waitUntilVisible } from "./staged-pages";

type StoredPlaylist = {
  id: string;
  name: string;
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
export type ImportQueues = {
  pool: Pool;
  finishing: Batches<ReadPlaylist, FinishResult>;
  failing: FailingPlaylists;
};

export const totalOf = ({ summary }: ListedPlaylist) => summary.items?.total ?? 0;

/** Reads a playlist into the library and counts the outcome. */
export async function importPlaylist(run: ImportRun, playlist: KnownPlaylist, queues: ImportQueues) {
  const first = await readAndFinish(run, playlist, queues);
  const result = typeof first === "string" ? await readAgain(run, playlist, queues, first) : first;
  run.progress.outcome.include(
    typeof result === "string" ? await leaveToNextImport(run, playlist, result) : result,
  );
  await run.progress.write();
}

async function readAndFinish(
  run: ImportRun,
  playlist: KnownPlaylist,
  queues: ImportQueues,
  isSecondTry = false,
): Promise<FinishResult> {
  const refusal = await readPages(run, playlist, queues, isSecondTry);
  if (refusal) return skipRefused(run, playlist, refusal);
  const { summary, stored } = playlist;
  const result = await queues.finishing.add({
    list: summary.id,
    name: stored.name,
    id: stored.id,
    snapshotId: summary.snapshot_id,
    listedTotal: summary.items?.total ?? null,
    isSecondTry,
  });
  return result ?? "edited";
}

/** Reads a playlist again. If numbers of Spotify disagreed, asks for the playlist's snapshot and total again, too. */
async function readAgain(
  run: ImportRun,
  playlist: KnownPlaylist,
  queues: ImportQueues,
  cause: UnfinishedReason,
): Promise<FinishResult> {
  const { stored } = playlist;
  const current = await prisma().playlist.findUnique({
    where: { id: stored.id },
    select: { editedAt: true },
  });
  if (!current) return cause;
  if ((await findPlaylistsWithIdleEdit([stored.id])).size > 0) return "edited";
  const summary = cause === "inconsistent" ? await readSummaryAgain(run, playlist.summary) : playlist.summary;
  return readAndFinish(run, { ...playlist, summary, stored: { ...stored, ...current } }, queues, true);
}

async function readSummaryAgain({ client }: ImportRun, summary: SpotifyPlaylist): Promise<SpotifyPlaylist> {
  try {
    const { snapshot_id, items } = await client.playlistState(summary.id);
    return items?.total == null ? summary : { ...summary, snapshot_id, items };
  } catch (error) {
    if (!(error instanceof SpotifyError) || error instanceof RateLimited) throw error;
    return summary;
  }
}

/** @returns the reason if Spotify refuses the playlist */
async function readPages(
  run: ImportRun,
  { summary, stored }: KnownPlaylist,
  { pool, failing }: ImportQueues,
  isSecondTry: boolean,
): Promise<SkipReason | null> {
  const { jobId, client, progress, stagedLists } = run;
  const { id: list, snapshot_id: snapshotId, items } = summary;
  const known = isSecondTry ? undefined : stagedLists.get(list);
  const stagedPages = snapshotId !== null && known?.version === snapshotId ? known : undefined;
  if (isSecondTry || (known && !stagedPages)) await deletePages(jobId, list);
  if (stagedPages) progress.advance(Math.min(stagedPages.offsets.size * pageSize, stagedPages.total));
  await waitUntilVisible(stored.editedAt);

  let refusal = null as SkipReason | null;
  const readPage = async (offset: number): Promise<PageResult> => {
    if (refusal) return { total: 0, isLast: true };
    const startedAt = performance.now();
    try {
      const page = await client.playlistItems(list, offset);
      failing.answered();
      const entries = page.items.map(toEntry);
      const total = page.total ?? items?.total ?? totalOfPage(page, offset);
      await stagePage(jobId, list, snapshotId ?? "", offset, { total, entries });
      if (!isSecondTry) progress.advance(entries.length);
      await progress.write();
      return { total, isLast: isLastPage(page) };
    } catch (error) {
      // The first refusal decides; errors of pages that were still being read do not matter any more.
      refusal ??= await failing.reasonFor(error, list, startedAt);
      return { total: 0, isLast: true };
    }
  };
  // Spotify refuses most playlists again that it refused before, so one page of a known playlist is requested first.
  const isTrusted = stored.syncedAt === null || stagedPages !== undefined || isSecondTry;
  const expectedTotal = isTrusted ? (items?.total ?? 1) : 1;
  await readInRounds(pool, expectedTotal, new Set(stagedPages?.offsets), readPage);
  return refusal;
}

/** Leaves a playlist as it is because of an edit, or because it could not be read in two tries; the next import reads it. */
export async function leaveToNextImport(
  { jobId }: ImportRun,
  playlist: KnownPlaylist,
  reason: UnfinishedReason,
): Promise<Outcome> {
  await deletePages(jobId, playlist.summary.id);
  return skippedOutcome(playlist, reason);
}

function skippedOutcome(playlist: KnownPlaylist, reason: SkipReason): Outcome {
  const outcome = new Outcome();
  outcome.addCounts({ playlists: 1 });
  outcome.skip(reason, [playlist.stored.name], Math.max(1, totalOf(playlist)));
  return outcome;
}

/** Stores the outcome of a playlist that is skipped, together with what `write` changes. */
async function skip(
  run: ImportRun,
  playlist: KnownPlaylist,
  reason: SkipReason,
  write: (client: pg.PoolClient, outcome: Outcome) => Promise<unknown>,
): Promise<Outcome> {
  const outcome = await personTransaction(run.ctx.userId, async client => {
    await lockRunningJob(client, run);
    const outcome = skippedOutcome(playlist, reason);
    await write(client, outcome);
    await saveOutcomes(client, run, new Map([[playlist.summary.id, outcome]]));
    return outcome;
  });
  run.progress.advance(totalOf(playlist));
  return outcome;
}

/** Skips a playlist that Spotify refuses. The items of an earlier import stay, and the next import tries again. */
async function skipRefused(run: ImportRun, playlist: KnownPlaylist, refusal: SkipReason): Promise<Outcome> {
  const { summary, stored } = playlist;
  await deletePages(run.jobId, summary.id);
  const ownerId = summary.owner?.id;
  const isOwn = ownerId === run.accountId;
  const wasRead = stored.access === "owner" && stored.syncedAt !== null;
  if (refusal === "not_readable" && ownerId && !isOwn && !wasRead) return markMetadataOnly(run, playlist);
  return skip(run, playlist, refusal === "not_readable" && isOwn ? "refused" : refusal, client =>
    // The next import requests one page first.
    client.query("UPDATE playlists SET synced_at = COALESCE(synced_at, now()) WHERE id = $1", [stored.id]),
  );
}

const setMetadataAccess = `UPDATE playlists SET access = 'metadata', snapshot_id = NULL, track_count = $2, synced_at = now()
  WHERE id = $1 RETURNING EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = $1) AS "hasItems"`;

/** Skips a playlist whose items Spotify does not show. Items from earlier imports are deleted and kept as a version. */
export const markMetadataOnly = (run: ImportRun, playlist: KnownPlaylist): Promise<Outcome> =>
  skip(run, playlist, "not_readable", async (client, outcome) => {
    const { id: playlistId } = playlist.stored;
    // Nothing of an unfinished edit can be done on a playlist that Spotify no longer shows.
    await client.query("DELETE FROM playlist_edits WHERE playlist_id = $1", [playlistId]);
    const { rows } = await client.query<{ hasItems: boolean }>(setMetadataAccess, [
      playlistId,
      totalOf(playlist),
    ]);
    if (!rows[0]?.hasItems) return;
    const versionId = await saveVersion(client, playlistId, "sync");
    const deleted = await client.query("DELETE FROM playlist_items WHERE playlist_id = $1", [playlistId]);
    const removed = deleted.rowCount ?? 0;
    await recordChanges(client, playlistId, versionId, { added: 0, removed });
    await followEdits(client, run.ctx.userId, { playlistIds: [playlistId] });
    outcome.addCounts({ removed });
  });
