import { sql } from "@/lib/platform/db";
import { pageSize } from "@/lib/spotify/catalog-client";
import { playlistsPageReply, type SpotifyPlaylist } from "@/lib/spotify/replies";
import type { ImportRun } from "./import-run";
import { Pool } from "./pool";
import { deletePages, isFresh, stagePage } from "./staged-pages";

/** As what it is staged. */
export const list = "playlists";

export type PlaylistList = {
  listed: { summary: SpotifyPlaylist; place: number }[];
  /** All that Spotify has of the person's, those that cannot be used among them. */
  present: string[];
  /** Whether all of them are in `present`: a list that changed while its pages were read may lack some. */
  isWhole: boolean;
  /** How many Spotify has of which it shows nothing. */
  hidden: number;
  /** Of the database's clock. */
  askedAt: Date;
};

/** Reads which playlists the person has, or goes on reading where the job was interrupted. */
export async function readPlaylistList(run: ImportRun): Promise<PlaylistList> {
  const { jobId, client, staged } = run;
  const known = staged.get(list);
  const fresh = known && isFresh(known) ? known : null;
  if (known && !fresh) await deletePages(jobId, list);
  const present = fresh?.offsets ?? new Set<number>();
  const [{ now }] = (await sql<{ now: Date }>("SELECT now()")) as [{ now: Date }];
  const askedAt = fresh?.version ?? now.toISOString();
  const read = async (offset: number): Promise<number> => {
    const page = await client.playlists(offset);
    // Kept as Spotify's own words: what they mean is decided once all are there.
    await stagePage(jobId, list, askedAt, offset, {
      total: page.total,
      entries: page.items.map(entry => ({ entry })),
    });
    await run.progress.write();
    return page.total;
  };
  const total = fresh?.offsets.has(0) ? fresh.total : await read(0);
  const pool = new Pool(run);
  for (let offset = pageSize; offset < total; offset += pageSize)
    if (!present.has(offset)) pool.add(async () => void (await read(offset)));
  await pool.work();
  return { ...(await collect(run)), askedAt: new Date(askedAt) };
}

const pages = `SELECT "offset", total, entries FROM sync_pages
  WHERE job_id = $1 AND list = '${list}' ORDER BY "offset"`;

async function collect({ jobId, progress }: ImportRun): Promise<Omit<PlaylistList, "askedAt">> {
  const rows = await sql<{ offset: number; total: number; entries: { entry: unknown }[] }>(pages, [jobId]);
  const found = new Map<string, { summary: SpotifyPlaylist; place: number }>();
  const unusable: string[] = [];
  let entries = 0;
  let nameless = 0;
  let hidden = 0;
  for (const { offset, total, entries: given } of rows) {
    entries += given.length;
    const { items } = playlistsPageReply.parse({ items: given.map(({ entry }) => entry), total });
    for (const [index, summary] of items.entries()) {
      const place = offset + index + 1;
      const example = `number ${place} of your playlists`;
      if (!summary) {
        progress.skip("hidden", [example]);
        hidden++;
      } else if (summary === "malformed" || !("name" in summary)) {
        progress.skip("unusable", [example]);
        if (summary === "malformed") nameless++;
        else unusable.push(summary.id);
      } else if (!found.has(summary.id)) found.set(summary.id, { summary, place });
    }
  }
  return {
    listed: [...found.values()],
    present: [...found.keys(), ...unusable],
    hidden,
    isWhole: nameless === 0 && rows.every(({ total }) => total === entries),
  };
}
