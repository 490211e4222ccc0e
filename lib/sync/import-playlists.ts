import { writeSongs } from "@/lib/library/write-songs";
import { prisma, sql } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalogue-client";
import { SpotifyError } from "@/lib/spotify/errors";
import type { SpotifyPlaylist, SpotifyPlaylistEntry } from "@/lib/spotify/replies";
import type { ImportRun } from "./import-run";
import { inParallel, readPages } from "./pages";
import { type ItemRow, replaceItems } from "./replace-items";

const playlistsAtOnce = 3;
const notReadable =
  "The playlist belongs to somebody else: Spotify does not show its songs to apps in Development Mode";
const gone = "Spotify listed this playlist and then did not find it";
const unusable = "What Spotify sent of this playlist could not be used";
const noneListed = "Spotify listed no playlist at all, so the ones that are here were kept";
const hidden = "Spotify hides this playlist from apps in Development Mode";

type Known = { id: string; snapshotId: string | null; trackCount: number };

/**
 * Brings the person's playlists up to date: all of them, and those that are gone from Spotify go here too, or only the ones
 * that are named.
 */
export async function importPlaylists(run: ImportRun, wanted: "all" | string[]): Promise<void> {
  if (wanted !== "all" && wanted.length === 0) return;
  const { progress } = run;
  await progress.write("reading the list of playlists");
  const [{ now }] = (await sql<{ now: Date }>("SELECT now()")) as [{ now: Date }];
  const { listed, isWhole } = await readList(run);
  const chosen = wanted === "all" ? listed : listed.filter(({ summary }) => wanted.includes(summary.id));
  const total = chosen.reduce((sum, { summary }) => sum + (summary.items?.total ?? 0), 0);
  progress.expect(total);
  if (wanted === "all" && isWhole)
    await removeMissing(
      run,
      listed.map(({ summary }) => summary.id),
      now,
    );
  await progress.write("importing playlists");
  await inParallel(chosen, playlistsAtOnce, async ({ summary, place }) => {
    await importPlaylist(run, summary, place);
    progress.count({ playlists: 1 });
    await progress.write();
  });
}

async function readList({ client, progress }: ImportRun) {
  const listed: { summary: SpotifyPlaylist; place: number }[] = [];
  let read = 0;
  const total = await readPages(
    offset => client.playlists(offset),
    pageSize,
    async (page, offset) => {
      read += page.items.length;
      for (const [index, summary] of page.items.entries())
        if (summary) listed.push({ summary, place: offset + index + 1 });
        else progress.skip(hidden, `number ${offset + index + 1} of your playlists`);
      await progress.write();
    },
  );
  // A list that changed while its pages were read may lack playlists that are still there.
  return { listed: listed.sort((a, b) => a.place - b.place), isWhole: read === total };
}

/** Playlists that came about after the list was asked for are spared. */
async function removeMissing({ ctx, progress }: ImportRun, present: string[], askedAt: Date): Promise<void> {
  const missing = `user_id = $1 AND origin = 'spotify' AND NOT spotify_id = ANY($2)
    AND COALESCE(synced_at, created_at) < $3`;
  const given = [ctx.userId, present, askedAt];
  if (present.length === 0) {
    const rows = await sql<{ name: string }>(`SELECT name FROM playlists WHERE ${missing}`, given);
    for (const { name } of rows) progress.skip(noneListed, name);
    return;
  }
  const rows = await sql<{ trackCount: number }>(
    `DELETE FROM playlists WHERE ${missing} RETURNING track_count AS "trackCount"`,
    given,
  );
  progress.count({ removed: rows.reduce((sum, { trackCount }) => sum + trackCount, 0) });
}

async function importPlaylist(run: ImportRun, summary: SpotifyPlaylist, place: number): Promise<void> {
  const { ctx, progress } = run;
  const isReadable = summary.items !== null && summary.items !== undefined;
  const data = {
    name: summary.name,
    description: summary.description ?? "",
    ownerName: summary.owner.display_name ?? summary.owner.id,
    imageUrl: summary.images[0]?.url ?? null,
    position: place,
  };
  const where = { userId_spotifyId: { userId: ctx.userId, spotifyId: summary.id } };
  const known: Known = await prisma().playlist.upsert({
    where,
    create: { ...data, userId: ctx.userId, origin: "spotify", spotifyId: summary.id },
    update: data,
    select: { id: true, snapshotId: true, trackCount: true },
  });
  if (!isReadable) return keepMetadata(run, known.id, summary, 0);
  if (known.snapshotId === summary.snapshot_id) {
    progress.count({ unchanged: known.trackCount });
    progress.advance(summary.items?.total ?? 0);
    await prisma().playlist.update({ where: { id: known.id }, data: { syncedAt: new Date() } });
    return;
  }
  try {
    await importItems(run, known, summary);
  } catch (error) {
    if (!(error instanceof SpotifyError)) throw error;
    if (error.code === "not_found_on_spotify" || error.code === "spotify_reply_unusable") {
      // One playlist that cannot be read is no reason to lose the others; what was read of it before stays.
      progress.skip(error.code === "not_found_on_spotify" ? gone : unusable, summary.name);
      progress.advance(summary.items?.total ?? 0);
      return;
    }
    if (error.code !== "forbidden_by_spotify") throw error;
    // Refused now is not gone: what was read before stays, and the next import asks again.
    if (known.snapshotId) progress.skip(notReadable, summary.name);
    else await keepMetadata(run, known.id, summary, summary.items?.total ?? 0);
  }
}

async function keepMetadata({ progress }: ImportRun, id: string, summary: SpotifyPlaylist, entries: number) {
  progress.skip(notReadable, summary.name);
  progress.advance(entries);
  const data = {
    access: "metadata",
    snapshotId: null,
    trackCount: entries,
    syncedAt: new Date(),
    items: { deleteMany: {} },
  } as const;
  await prisma().playlist.update({ where: { id }, data });
}

const kindOf = (entry: SpotifyPlaylistEntry): ItemRow["kind"] => {
  if (!entry.item) return "unavailable";
  if (entry.is_local || entry.item.is_local) return "local";
  return entry.item.type === "episode" ? "episode" : "song";
};

/** Reads all items, then replaces the old ones in one step: a playlist is never seen half-imported. */
async function importItems(run: ImportRun, known: Known, summary: SpotifyPlaylist): Promise<void> {
  const { ctx, client, progress } = run;
  const rows: ItemRow[] = [];
  await readPages(
    offset => client.playlistItems(summary.id, offset),
    pageSize,
    async (page, offset) => {
      const songs = page.items.flatMap(entry =>
        entry.item ? [{ ...entry.item, is_local: entry.is_local ?? entry.item.is_local }] : [],
      );
      const ids = await writeSongs(ctx.userId, songs);
      for (const [index, entry] of page.items.entries()) {
        rows[offset + index] = {
          songId: entry.item ? (ids.get(entry.item.uri) ?? null) : null,
          kind: kindOf(entry),
          addedAt: entry.added_at ?? new Date(0).toISOString(),
        };
      }
      progress.advance(page.items.length);
      await progress.write();
    },
  );
  const changes = await replaceItems(
    known.id,
    summary.snapshot_id,
    // A page that came back short leaves holes; they are not entries.
    rows.filter(row => row !== undefined),
  );
  progress.count(changes);
}
