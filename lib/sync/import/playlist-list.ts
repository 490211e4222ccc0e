import { sql } from "@/lib/platform/db";
import { playlistsPageReply, type SpotifyPlaylist } from "@/lib/spotify/replies";
import type { SkipExample } from "@/lib/sync/skip-examples";
import type { ImportRun } from "./import-run";
import { Pool } from "./pool";
import { isLastPage, type PageResult, readInRounds, totalOfPage } from "./read-pages";
import { deletePages, isFresh, stagePage } from "./staged-pages";

/** The key under which the list of playlists is staged. */
export const playlistsKey = "playlists";

/** A playlist in Spotify's list of the person's playlists; positions count from 1. */
export type ListedPlaylist = { summary: SpotifyPlaylist; position: number };

export type PlaylistList = {
  listed: ListedPlaylist[];
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
  const readPage = async (offset: number): Promise<PageResult> => {
    const page = await client.playlists(offset);
    const total = totalOfPage(page, offset);
    await stagePage(jobId, playlistsKey, requestedAt, offset, {
      total,
      entries: page.items.map(entry => ({ entry })),
    });
    await run.progress.write();
    return { total, isLast: isLastPage(page) };
  };
  await readInRounds(new Pool(run), freshPages?.total ?? 1, readOffsets, readPage);
  return { ...(await collect(run)), requestedAt: new Date(requestedAt) };
}

const selectStagedPages = `SELECT "offset", total, entries FROM sync_pages
  WHERE job_id = $1 AND list = '${playlistsKey}' ORDER BY "offset"`;

type PageRow = { offset: number; total: number; entries: { entry: unknown }[] };

async function collect({ jobId, progress }: ImportRun): Promise<Omit<PlaylistList, "requestedAt">> {
  const rows = await sql<PageRow>(selectStagedPages, [jobId]);
  const playlistsById = new Map<string, ListedPlaylist>();
  let entryCount = 0;
  let unusableCount = 0;
  let hiddenCount = 0;
  let previousName: string | null = null;
  for (const { offset, total, entries } of rows) {
    entryCount += entries.length;
    const { items } = playlistsPageReply.parse({ items: entries.map(({ entry }) => entry), total });
    for (const [index, summary] of items.entries()) {
      const position = offset + index + 1;
      const example: SkipExample = { kind: "playlist", number: position, after: previousName };
      if (!summary) {
        progress.outcome.skip("hidden", [example]);
        hiddenCount++;
      } else if ("isUnusable" in summary) {
        progress.outcome.skip("unusable", [summary.name || example]);
        unusableCount++;
      } else if (!playlistsById.has(summary.id)) playlistsById.set(summary.id, { summary, position });
      previousName = summary?.name || previousName;
    }
  }
  return {
    listed: [...playlistsById.values()],
    listedIds: [...playlistsById.keys()],
    hiddenCount,
    isComplete: unusableCount === 0 && rows.every(({ total }) => total === entryCount),
  };
}
