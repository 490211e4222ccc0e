import { sql } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalog-client";
import { playlistsPageReply, type SpotifyPlaylist } from "@/lib/spotify/replies";
import type { ImportRun } from "./import-run";
import { Pool } from "./pool";
import { deletePages, isFresh, stagePage } from "./staged-pages";

/** The key under which the list of playlists is staged. */
export const playlistsKey = "playlists";

/** A playlist in Spotify's list of the person's playlists; positions count from 1. */
export type ListedPlaylist = { summary: SpotifyPlaylist; position: number };

export type PlaylistList = {
  listed: ListedPlaylist[];
  /** Spotify ids of all playlists in the list, including unusable ones. */
  listedIds: string[];
  /** False if `listedIds` may lack playlists, because the list changed while its pages were read. */
  isComplete: boolean;
  /** The number of playlists that Spotify counts but does not show. */
  hiddenCount: number;
  /** The time by the database's clock. */
  requestedAt: Date;
};

/** Reads the list of the person's playlists, without the pages that an interrupted run has just read. */
export async function readPlaylistList(run: ImportRun): Promise<PlaylistList> {
  const { jobId, client, stagedLists } = run;
  const stagedPages = stagedLists.get(playlistsKey);
  const freshPages = stagedPages && isFresh(stagedPages) ? stagedPages : null;
  if (stagedPages && !freshPages) await deletePages(jobId, playlistsKey);
  const readOffsets = freshPages?.offsets ?? new Set<number>();
  const [{ now }] = (await sql<{ now: Date }>("SELECT now()")) as [{ now: Date }];
  const requestedAt = freshPages?.version ?? now.toISOString();
  const readPage = async (offset: number): Promise<number> => {
    const page = await client.playlists(offset);
    // The entries are stored as Spotify sent them; `collect` interprets them when all pages are there.
    await stagePage(jobId, playlistsKey, requestedAt, offset, {
      total: page.total,
      entries: page.items.map(entry => ({ entry })),
    });
    await run.progress.write();
    return page.total;
  };
  const total = freshPages?.offsets.has(0) ? freshPages.total : await readPage(0);
  const offsets: number[] = [];
  for (let offset = pageSize; offset < total; offset += pageSize)
    if (!readOffsets.has(offset)) offsets.push(offset);
  const pool = new Pool(run);
  await pool.all(offsets.map(offset => pool.run(() => readPage(offset))));
  return { ...(await collect(run)), requestedAt: new Date(requestedAt) };
}

const selectStagedPages = `SELECT "offset", total, entries FROM sync_pages
  WHERE job_id = $1 AND list = '${playlistsKey}' ORDER BY "offset"`;

type PageRow = { offset: number; total: number; entries: { entry: unknown }[] };

async function collect({ jobId, progress }: ImportRun): Promise<Omit<PlaylistList, "requestedAt">> {
  const rows = await sql<PageRow>(selectStagedPages, [jobId]);
  const playlistsById = new Map<string, ListedPlaylist>();
  const unusableIds: string[] = [];
  let entryCount = 0;
  let entriesWithoutId = 0;
  let hiddenCount = 0;
  for (const { offset, total, entries } of rows) {
    entryCount += entries.length;
    const { items } = playlistsPageReply.parse({ items: entries.map(({ entry }) => entry), total });
    for (const [index, summary] of items.entries()) {
      const position = offset + index + 1;
      const example = `number ${position} of your playlists`;
      if (!summary) {
        progress.outcome.skip("hidden", [example]);
        hiddenCount++;
      } else if (summary === "malformed" || !("name" in summary)) {
        progress.outcome.skip("unusable", [example]);
        if (summary === "malformed") entriesWithoutId++;
        else unusableIds.push(summary.id);
      } else if (!playlistsById.has(summary.id)) playlistsById.set(summary.id, { summary, position });
    }
  }
  return {
    listed: [...playlistsById.values()],
    listedIds: [...playlistsById.keys(), ...unusableIds],
    hiddenCount,
    isComplete: entriesWithoutId === 0 && rows.every(({ total }) => total === entryCount),
  };
}
