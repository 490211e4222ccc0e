import { sql } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalog-client";
import { playlistsPageReply, type SpotifyPlaylist } from "@/lib/spotify/replies";
import type { ImportRun } from "./import-run";
import { Pool } from "./pool";
import { deletePages, isFresh, stagePage } from "./staged-pages";

/** The key under which the list of playlists is staged. */
export const playlistsKey = "playlists";

/** A playlist in Spotify's list of the person's playlists; places count from 1. */
export type ListedPlaylist = { summary: SpotifyPlaylist; place: number };

export type PlaylistList = {
  listed: ListedPlaylist[];
  /** Spotify ids of all playlists in the list, including unusable ones. */
  present: string[];
  /** False if `present` may lack playlists, because the list changed while its pages were read. */
  isComplete: boolean;
  /** The number of playlists that Spotify counts and does not show. */
  hiddenCount: number;
  /** By the clock of the database. */
  requestedAt: Date;
};

/** Reads the list of the person's playlists, or the pages that an interrupted run has not read. */
export async function readPlaylistList(run: ImportRun): Promise<PlaylistList> {
  const { jobId, client, staged } = run;
  const known = staged.get(playlistsKey);
  const fresh = known && isFresh(known) ? known : null;
  if (known && !fresh) await deletePages(jobId, playlistsKey);
  const readOffsets = fresh?.offsets ?? new Set<number>();
  const [{ now }] = (await sql<{ now: Date }>("SELECT now()")) as [{ now: Date }];
  const requestedAt = fresh?.version ?? now.toISOString();
  const readPage = async (offset: number): Promise<number> => {
    const page = await client.playlists(offset);
    // Stored as Spotify sent it; `collect` interprets the entries when all pages are there.
    await stagePage(jobId, playlistsKey, requestedAt, offset, {
      total: page.total,
      entries: page.items.map(entry => ({ entry })),
    });
    await run.progress.write();
    return page.total;
  };
  const total = fresh?.offsets.has(0) ? fresh.total : await readPage(0);
  const offsets: number[] = [];
  for (let offset = pageSize; offset < total; offset += pageSize)
    if (!readOffsets.has(offset)) offsets.push(offset);
  const pool = new Pool(run);
  await pool.all(offsets.map(offset => pool.run(() => readPage(offset))));
  return { ...(await collect(run)), requestedAt: new Date(requestedAt) };
}

const stagedPages = `SELECT "offset", total, entries FROM sync_pages
  WHERE job_id = $1 AND list = '${playlistsKey}' ORDER BY "offset"`;

type PageRow = { offset: number; total: number; entries: { entry: unknown }[] };

async function collect({ jobId, progress }: ImportRun): Promise<Omit<PlaylistList, "requestedAt">> {
  const rows = await sql<PageRow>(stagedPages, [jobId]);
  const found = new Map<string, ListedPlaylist>();
  const unusableIds: string[] = [];
  let entryCount = 0;
  let withoutId = 0;
  let hiddenCount = 0;
  for (const { offset, total, entries } of rows) {
    entryCount += entries.length;
    const { items } = playlistsPageReply.parse({ items: entries.map(({ entry }) => entry), total });
    for (const [index, summary] of items.entries()) {
      const place = offset + index + 1;
      const example = `number ${place} of your playlists`;
      if (!summary) {
        progress.outcome.skip("hidden", [example]);
        hiddenCount++;
      } else if (summary === "malformed" || !("name" in summary)) {
        progress.outcome.skip("unusable", [example]);
        if (summary === "malformed") withoutId++;
        else unusableIds.push(summary.id);
      } else if (!found.has(summary.id)) found.set(summary.id, { summary, place });
    }
  }
  return {
    listed: [...found.values()],
    present: [...found.keys(), ...unusableIds],
    hiddenCount,
    isComplete: withoutId === 0 && rows.every(({ total }) => total === entryCount),
  };
}
