import { pickImageUrl } from "@/lib/library/from-spotify";
import { prisma, sql, sqlTransaction } from "@/lib/platform/db";
import { recordChanges, saveVersion } from "@/lib/playlists/versions/save-version";
import type { SkipReason } from "@/lib/schemas/spotify";
import { followEdits } from "@/lib/shuffle/session/follow-edits";
import { pageSize } from "@/lib/spotify/catalog-client";
import { SpotifyError } from "@/lib/spotify/errors";
import type { SpotifyPlaylist } from "@/lib/spotify/replies";
import { Batches } from "./batches";
import { playlistEntry } from "./entries";
import { type LeftOut, skipAll } from "./finish-list";
import { finishPlaylists, type ReadPlaylist } from "./finish-playlists";
import type { ImportRun } from "./import-run";
import { Outcome } from "./outcome";
import { readPlaylistList } from "./playlist-list";
import { Pool } from "./pool";
import { removeMissing } from "./remove-missing";
import { deletePages, stagePage, waitUntilVisible } from "./staged-pages";

type Listed = { summary: SpotifyPlaylist; place: number };
type Known = {
  id: string;
  spotifyId: string;
  snapshotId: string | null;
  trackCount: number;
  access: "owner" | "metadata";
  editedAt: Date | null;
  syncedAt: Date | null;
};
type Chosen = Listed & { known: Known };

type Ready = ReadPlaylist & { playlist: Chosen };
/** Pages are read several at a time; playlists that are read are put into the library together, beside the reading. */
type Work = { pool: Pool; finishing: Batches<Ready> };
/** The most playlists that become visible in one step. */
const finishedTogether = 20;

/**
 * Brings the person's playlists up to date: all of them, and those that are gone from Spotify go here too, or only the ones
 * that are named. One whose version is known costs no call.
 */
export async function importPlaylists(run: ImportRun, wanted: "all" | string[]): Promise<void> {
  if (wanted !== "all" && wanted.length === 0) return;
  const { progress } = run;
  await progress.write("reading the list of playlists");
  const list = await readPlaylistList(run);
  const { listed } = list;
  const chosen = wanted === "all" ? listed : listed.filter(({ summary }) => wanted.includes(summary.id));
  if (wanted !== "all")
    for (const id of wanted)
      if (!listed.some(({ summary }) => summary.id === id)) progress.skip("not_listed", [id]);
  progress.expect(chosen.reduce((sum, { summary }) => sum + (summary.items?.total ?? 0), 0));
  if (wanted === "all") await removeMissing(run, list);
  await progress.write("importing playlists");
  const playlists = await writeSummaries(run, chosen);
  await keepUnchanged(
    run,
    playlists.filter(playlist => isUnchanged(run, playlist)),
  );
  const work: Work = {
    pool: new Pool(run),
    finishing: new Batches(batch => finish(run, batch, work), finishedTogether),
  };
  try {
    for (const playlist of playlists) if (!isUnchanged(run, playlist)) await place(run, playlist, work);
    do {
      await work.pool.work();
      await work.finishing.done();
      // What was edited meanwhile is to be read again.
    } while (!work.pool.isIdle);
  } finally {
    await work.finishing.done();
  }
}

const summaryColumns =
  "spotify_id text, name text, description text, owner_name text, image_url text, position int";
const upsertSummaries = `INSERT INTO playlists (user_id, origin, spotify_id, name, description, owner_name, image_url, position)
  SELECT $1::uuid, 'spotify', given.* FROM jsonb_to_recordset($2::jsonb) AS given(${summaryColumns})
  ON CONFLICT (user_id, spotify_id) DO UPDATE SET name = EXCLUDED.name, description = EXCLUDED.description,
    owner_name = EXCLUDED.owner_name, image_url = EXCLUDED.image_url, position = EXCLUDED.position
  RETURNING id, spotify_id AS "spotifyId", snapshot_id AS "snapshotId", track_count AS "trackCount",
    access, edited_at AS "editedAt", synced_at AS "syncedAt"`;

/** Writes what the list says of the playlists: one statement for all. */
async function writeSummaries({ ctx }: ImportRun, chosen: readonly Listed[]): Promise<Chosen[]> {
  const rows = chosen.map(({ summary, place }) => ({
    spotify_id: summary.id,
    name: summary.name,
    description: summary.description ?? "",
    owner_name: summary.owner.display_name ?? summary.owner.id,
    image_url: pickImageUrl(summary.images),
    position: place,
  }));
  const known = await sql<Known>(upsertSummaries, [ctx.userId, JSON.stringify(rows)]);
  const byId = new Map(known.map(row => [row.spotifyId, row]));
  return chosen.flatMap(listed => {
    const row = byId.get(listed.summary.id);
    return row ? [{ ...listed, known: row }] : [];
  });
}

const isUnchanged = ({ finished }: ImportRun, { summary, known }: Chosen) =>
  !finished.has(summary.id) && summary.items != null && known.snapshotId === summary.snapshot_id;

const leftOutOfUnchanged = `WITH seen AS (UPDATE playlists SET synced_at = now() WHERE id = ANY($1::uuid[]) RETURNING id)
  SELECT i.kind, count(*)::int AS count,
    (array_agg(COALESCE(s.title, 'number ' || i.position + 1) || ', in ' || p.name ORDER BY p.position, i.position))[1:5] AS examples
  FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id LEFT JOIN songs s ON s.id = i.song_id
  WHERE i.playlist_id = ANY($1::uuid[]) AND i.kind IN ('local', 'unavailable') GROUP BY i.kind`;

/** Counts what did not have to be read as if it had been: what is left out of it is so again, for the same reasons. */
async function keepUnchanged({ progress }: ImportRun, playlists: readonly Chosen[]): Promise<void> {
  const leftOut = await sql<LeftOut>(leftOutOfUnchanged, [playlists.map(({ known }) => known.id)]);
  for (const { summary, known } of playlists) {
    const total = summary.items?.total ?? 0;
    progress.count({ playlists: 1, unchanged: known.trackCount });
    progress.advance(total);
    if (total > known.trackCount) progress.skip("incomplete", [summary.name], total - known.trackCount);
  }
  progress.count({ unchanged: -leftOut.reduce((sum, { count }) => sum + count, 0) });
  skipAll(progress, leftOut);
}

/** Puts a playlist where it belongs: finished before, unreadable, or to be read. */
async function place(run: ImportRun, playlist: Chosen, work: Work): Promise<void> {
  const { progress, finished } = run;
  const { summary } = playlist;
  const before = finished.get(summary.id);
  if (before) {
    progress.include(before);
    progress.advance(summary.items?.total ?? 0);
  } else if (!summary.items) await keepMetadata(run, playlist);
  else await readPlaylist(run, playlist, work);
}

/**
 * Puts all pages of a playlist in line, as many as the list of playlists says. What was on its way when a job was killed is
 * then what the next run asks first, and no page is on its way at two kills unless they follow each other at once.
 */
async function readPlaylist(
  run: ImportRun,
  playlist: Chosen,
  { pool, finishing }: Work,
  isAgain = false,
): Promise<void> {
  const { jobId, client, progress, staged } = run;
  const { id: list, name, snapshot_id: version, items } = playlist.summary;
  const known = isAgain ? undefined : staged.get(list);
  const isCurrent = known?.version === version;
  if (isAgain || (known && !isCurrent)) await deletePages(jobId, list);
  const asked = isCurrent ? new Set(known.offsets) : new Set<number>();
  if (isCurrent) progress.advance(Math.min(asked.size * pageSize, known.total));
  const isSettled = waitUntilVisible(playlist.known.editedAt);
  let left = 1;
  let isOver = false;
  const readPage = async (offset: number) => {
    await isSettled;
    const page = await client.playlistItems(list, offset);
    const entries = page.items.map(playlistEntry);
    await stagePage(jobId, list, version, offset, { total: page.total, entries });
    if (!isAgain) progress.advance(entries.length);
    ask(page.total);
    await progress.write();
  };
  const step = async (work: () => Promise<void>) => {
    if (isOver) return;
    try {
      await work();
      if (--left === 0 && !isOver)
        finishing.add({ list, name, id: playlist.known.id, snapshotId: version, isAgain, playlist });
    } catch (error) {
      if (isOver) return;
      isOver = true;
      await leaveOut(run, playlist, error);
    }
  };
  const ask = (total: number) => {
    for (const offset of offsetsOf(total)) {
      if (asked.has(offset)) continue;
      asked.add(offset);
      left++;
      pool.add(() => step(() => readPage(offset)));
    }
  };
  // One that was refused before is asked for one page: most are refused again.
  const isRefused = playlist.known.access === "metadata";
  await step(async () => ask(isRefused ? 1 : Math.max(1, items?.total ?? 0)));
}

const offsetsOf = (total: number) =>
  Array.from({ length: Math.ceil(total / pageSize) }, (_, page) => page * pageSize);

async function finish(run: ImportRun, batch: Ready[], work: Work): Promise<void> {
  const outcomes = await finishPlaylists(run, batch);
  for (const outcome of outcomes.values()) run.progress.include(outcome);
  for (const read of batch) if (!outcomes.has(read)) await readAgain(run, read, work);
  await run.progress.write();
}

async function readAgain(run: ImportRun, { playlist, isAgain }: Ready, work: Work): Promise<void> {
  const { known } = playlist;
  const current = await prisma().playlist.findUnique({ where: { id: known.id }, select: { editedAt: true } });
  // Somebody is editing it, here or there: the second time it is left as it is, to the next import.
  if (isAgain || !current) return keepAsItIs(run, playlist);
  return readPlaylist(run, { ...playlist, known: { ...known, ...current } }, work, true);
}

async function keepAsItIs({ jobId, progress }: ImportRun, { summary }: Chosen): Promise<void> {
  await deletePages(jobId, summary.id);
  progress.count({ playlists: 1 });
  progress.skip("edited", [summary.name], Math.max(1, summary.items?.total ?? 0));
}

/** One playlist that cannot be read is no reason to lose the others; what was read of it before stays. */
async function leaveOut(run: ImportRun, playlist: Chosen, error: unknown): Promise<void> {
  const { summary, known } = playlist;
  const isOurs = error instanceof SpotifyError;
  const reason =
    isOurs &&
    (
      {
        not_found_on_spotify: "gone",
        spotify_reply_unusable: "unusable",
        forbidden_by_spotify: "not_readable",
      } as Partial<Record<string, SkipReason>>
    )[error.code];
  if (!reason) throw error;
  await deletePages(run.jobId, summary.id);
  // Refused now is not gone: what was read before stays, and the next import asks again.
  const wasRead = known.access === "owner" && known.syncedAt !== null;
  if (reason === "not_readable" && !wasRead) return keepMetadata(run, playlist);
  const outcome = new Outcome();
  outcome.count({ playlists: 1 });
  outcome.skip(reason, [summary.name], Math.max(1, summary.items?.total ?? 0));
  await close(run, playlist, outcome);
}

const noteMetadata = `UPDATE playlists SET access = 'metadata', snapshot_id = NULL, track_count = $2, synced_at = now()
  WHERE id = $1 RETURNING EXISTS (SELECT 1 FROM playlist_items WHERE playlist_id = $1) AS "hasItems"`;

/** One that could be read before and now cannot is a change like others. Resolves to how many entries went. */
const forgetItems = ({ ctx }: ImportRun, playlistId: string, entries: number): Promise<number> =>
  sqlTransaction(async client => {
    const { rows } = await client.query<{ hasItems: boolean }>(noteMetadata, [playlistId, entries]);
    if (!rows[0]?.hasItems) return 0;
    const versionId = await saveVersion(client, playlistId, "sync");
    const gone = await client.query("DELETE FROM playlist_items WHERE playlist_id = $1", [playlistId]);
    const removed = gone.rowCount ?? 0;
    await recordChanges(client, playlistId, versionId, { added: 0, removed });
    await followEdits(client, ctx.userId, { playlistIds: [playlistId] });
    return removed;
  });

async function keepMetadata(run: ImportRun, playlist: Chosen): Promise<void> {
  const { summary, known } = playlist;
  const entries = summary.items?.total ?? 0;
  const outcome = new Outcome();
  outcome.count({ playlists: 1 });
  outcome.skip("not_readable", [summary.name], Math.max(1, entries));
  outcome.count({ removed: await forgetItems(run, known.id, entries) });
  await close(run, playlist, outcome);
}

async function close({ jobId, progress }: ImportRun, { summary }: Chosen, outcome: Outcome): Promise<void> {
  const where = { jobId_list: { jobId, list: summary.id } };
  const row = { outcome: outcome.toJSON() };
  await prisma().syncList.upsert({ where, create: { jobId, list: summary.id, ...row }, update: row });
  progress.include(outcome);
  progress.advance(summary.items?.total ?? 0);
  await progress.write();
}
