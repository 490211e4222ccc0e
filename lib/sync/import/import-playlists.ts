import { descriptionFromSpotify, pageImageWidth, pickImageUrl } from "@/lib/library/from-spotify";
import { personTransaction } from "@/lib/platform/db";
import { findPlaylistsWithIdleEdit } from "@/lib/playlists/edits/edit-row";
import { settleEdits } from "@/lib/playlists/edits/resume-edit";
import { entryExampleSql } from "@/lib/sync/skip-examples";
import { Batches } from "./batches";
import { skipReasonOfKind } from "./entries";
import { FailingPlaylists } from "./failing-playlists";
import type { SkippedEntries } from "./finish-list";
import { finishPlaylists, type ReadPlaylist } from "./finish-playlists";
import {
  importPlaylist,
  type KnownPlaylist,
  leaveToNextImport,
  markMetadataOnly,
  totalOf,
} from "./import-playlist";
import type { ImportRun } from "./import-run";
import { type ListedPlaylist, readPlaylistList } from "./playlist-list";
import { Pool } from "./pool";
import { removeMissing } from "./remove-missing";

/** The most playlists that are written to the library in one transaction. */
const finishBatchSize = 20;

/**
 * Imports the person's playlists: the named ones, or all of them. An import of all also deletes the playlists that are gone from
 * Spotify. A playlist whose snapshot has not changed costs no call.
 */
export async function importPlaylists(run: ImportRun, selection: "all" | string[]): Promise<void> {
  if (selection !== "all" && selection.length === 0) return;
  const { progress, finishedLists } = run;
  const { outcome } = progress;
  await settleEdits(run.ctx);
  await progress.write("reading the list of playlists");
  const list = await readPlaylistList(run);
  const { listed } = list;
  const selectedPlaylists =
    selection === "all" ? listed : listed.filter(({ summary }) => selection.includes(summary.id));
  if (selection !== "all")
    for (const id of selection)
      if (!listed.some(({ summary }) => summary.id === id)) outcome.skip("not_listed", [id]);
  progress.expect(selectedPlaylists.reduce((sum, playlist) => sum + totalOf(playlist), 0));
  if (selection === "all") await removeMissing(run, list);
  await progress.write("importing playlists");

  const playlists = await upsertPlaylists(run, selectedPlaylists);
  const isUnchanged = ({ summary, stored }: KnownPlaylist) =>
    !finishedLists.has(summary.id) &&
    summary.items !== null &&
    summary.snapshot_id !== null &&
    summary.snapshot_id === stored.snapshotId;
  await countUnchanged(run, playlists.filter(isUnchanged));
  const toRead: KnownPlaylist[] = [];
  for (const playlist of playlists) {
    if (isUnchanged(playlist)) continue;
    const earlierOutcome = finishedLists.get(playlist.summary.id);
    if (earlierOutcome) {
      outcome.include(earlierOutcome);
      progress.advance(totalOf(playlist));
    } else if (isHiddenFrom(run, playlist)) {
      outcome.include(await markMetadataOnly(run, playlist));
      await progress.write();
    } else toRead.push(playlist);
  }
  const edited = await findPlaylistsWithIdleEdit(toRead.map(({ stored }) => stored.id));
  const isEdited = ({ stored }: KnownPlaylist) => edited.has(stored.id);
  for (const playlist of toRead.filter(isEdited)) {
    outcome.include(await leaveToNextImport(run, playlist, "edited"));
    progress.advance(totalOf(playlist));
  }
  const pool = new Pool(run);
  const finishing = new Batches((batch: ReadPlaylist[]) => finishPlaylists(run, batch), finishBatchSize);
  const failing = new FailingPlaylists(run.client, run.canWaitForOutage);
  await pool.all(
    toRead
      .filter(playlist => !isEdited(playlist))
      .map(playlist => importPlaylist(run, playlist, { pool, finishing, failing })),
  );
}

/** Tells if Spotify lists somebody else's playlist without its items. An entry with other gaps does not prove that. */
const isHiddenFrom = ({ accountId }: ImportRun, { summary }: KnownPlaylist): boolean =>
  summary.items === null &&
  summary.snapshot_id !== null &&
  summary.owner?.id != null &&
  summary.owner.id !== accountId;

const summaryColumns =
  "spotify_id text, name text, description text, owner_name text, image_url text, position int";
const upsertSummaries = (updates: string) => `INSERT INTO playlists
    (user_id, origin, spotify_id, name, description, owner_name, image_url, position)
  SELECT $1::uuid, 'spotify', input.* FROM jsonb_to_recordset($2::jsonb) AS input(${summaryColumns})
  ON CONFLICT (user_id, spotify_id) DO UPDATE SET ${updates}
  RETURNING id, name, spotify_id AS "spotifyId", snapshot_id AS "snapshotId", track_count AS "trackCount",
    access, edited_at AS "editedAt", synced_at AS "syncedAt"`;
const isNamed = ({ summary }: ListedPlaylist) => Boolean(summary.name);
const upsertNamed = upsertSummaries(`name = EXCLUDED.name, description = EXCLUDED.description,
  owner_name = COALESCE(EXCLUDED.owner_name, playlists.owner_name), image_url = EXCLUDED.image_url,
  position = EXCLUDED.position`);
/** For playlists that Spotify lists without a name: what an earlier import has stored is better. */
const upsertNameless = upsertSummaries("position = EXCLUDED.position");

const toRow = ({ summary, position }: ListedPlaylist) => ({
  spotify_id: summary.id,
  name: summary.name ?? "",
  description: descriptionFromSpotify(summary.description),
  owner_name: summary.owner?.display_name ?? summary.owner?.id ?? null,
  image_url: pickImageUrl(summary.images, pageImageWidth),
  position,
});

/** Writes the names, descriptions and covers of the playlists. */
async function upsertPlaylists(
  { ctx }: ImportRun,
  playlists: readonly ListedPlaylist[],
): Promise<KnownPlaylist[]> {
  const named = playlists.filter(isNamed);
  const nameless = playlists.filter(listed => !isNamed(listed));
  const upserted = await personTransaction(ctx.userId, async client => {
    const upsert = async (statement: string, listed: ListedPlaylist[]) => {
      const rows = JSON.stringify(listed.map(toRow));
      return (await client.query<KnownPlaylist["stored"]>(statement, [ctx.userId, rows])).rows;
    };
    return [...(await upsert(upsertNamed, named)), ...(await upsert(upsertNameless, nameless))];
  });
  const bySpotifyId = new Map(upserted.map(row => [row.spotifyId, row]));
  return playlists.flatMap(listed => {
    const stored = bySpotifyId.get(listed.summary.id);
    return stored ? [{ ...listed, stored }] : [];
  });
}

/** Leaves alone what was edited after it was compared: the listed total is older than its track count. */
const skippedOfUnchanged = `WITH touched AS (
    UPDATE playlists p SET synced_at = now(),
      left_out = CASE WHEN input.total IS NULL THEN p.left_out ELSE GREATEST(0, input.total - p.track_count) END
    FROM unnest($1::uuid[], $2::int[], $3::text[]) AS input(id, total, snapshot_id)
    WHERE p.id = input.id AND p.snapshot_id = input.snapshot_id RETURNING p.id)
  SELECT i.kind, count(*)::int AS count,
    to_json((array_agg(${entryExampleSql("s.title", "i.position", "p.name")} ORDER BY p.position, i.position))[1:5]) AS examples
  FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id LEFT JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = ANY($1::uuid[]) AND i.kind IN ('local', 'unavailable') GROUP BY i.kind`;

/** Counts unchanged playlists as imported, and skips the same entries as the import that read them. */
async function countUnchanged(
  { ctx, progress }: ImportRun,
  playlists: readonly KnownPlaylist[],
): Promise<void> {
  const { outcome } = progress;
  const { rows: skipped } = await personTransaction(ctx.userId, client =>
    client.query<SkippedEntries>(skippedOfUnchanged, [
      playlists.map(({ stored }) => stored.id),
      playlists.map(({ summary }) => summary.items?.total ?? null),
      playlists.map(({ summary }) => summary.snapshot_id),
    ]),
  );
  for (const playlist of playlists) {
    const { trackCount } = playlist.stored;
    const total = totalOf(playlist);
    outcome.addCounts({ playlists: 1, unchanged: trackCount });
    progress.advance(total);
    if (total > trackCount) outcome.skip("incomplete", [playlist.stored.name], total - trackCount);
  }
  for (const { kind, count, examples } of skipped) {
    outcome.addCounts({ unchanged: -count });
    outcome.skip(skipReasonOfKind[kind], examples, count);
  }
}
