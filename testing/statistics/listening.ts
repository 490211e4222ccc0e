import { randomUUID } from "node:crypto";
import { updateMe } from "@/lib/accounts/update-me";
import type { UserContext } from "@/lib/core/context";
import { sql } from "@/lib/platform/db";
import { createUser } from "../people";

export type TestSong = {
  title: string;
  artists: string[];
  album?: string;
  albumId?: string;
  isrc?: string;
  durationMs?: number;
};

/** A stream as a file tells it, or, without `ms`, as Spotify reports it: then `at` is about its end. */
export type TestPlay = {
  song: string;
  at: string;
  ms?: number;
  skipped?: boolean;
  isPrivate?: boolean;
};

/** Adds songs to a person's library. @returns their ids */
export async function addSongs({ userId }: UserContext, songs: readonly TestSong[]): Promise<string[]> {
  const rows = songs.map(({ title, artists, album, albumId, isrc, durationMs = 200_000 }) => ({
    id: randomUUID(),
    title,
    artists: artists.map(name => ({ id: null, name })),
    album: album ?? null,
    albumId: albumId ?? null,
    isrc: isrc ?? null,
    durationMs,
  }));
  await sql(
    `INSERT INTO songs (id, user_id, uri, title, duration_ms, artists, album_id, album_name, isrc)
     SELECT id, $1, 'spotify:track:' || replace(id::text, '-', ''), title, "durationMs", artists, "albumId", album, isrc
     FROM jsonb_to_recordset($2::jsonb) AS input(id uuid, title text, "durationMs" int, artists jsonb, "albumId" text, album text, isrc text)`,
    [userId, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/** Adds an import of files, to which imported plays belong. @returns its id */
export async function addImport({ userId }: UserContext): Promise<string> {
  const [row] = await sql<{ id: string }>(
    "INSERT INTO history_imports (user_id, state) VALUES ($1, 'completed') RETURNING id",
    [userId],
  );
  return row?.id ?? "";
}

/** Adds streams of an imported file. */
export async function addFilePlays(
  { userId }: UserContext,
  importId: string,
  plays: readonly TestPlay[],
): Promise<void> {
  await sql(
    `INSERT INTO plays (user_id, song_id, import_id, started_at, ended_at, played_at, ms_played, is_skipped, is_private, source)
     SELECT $1, song, $2, at, at + ms * interval '1 millisecond', at + ms * interval '1 millisecond', ms, skipped, COALESCE("isPrivate", false), 'spotify-extended'
     FROM jsonb_to_recordset($3::jsonb) AS input(song uuid, at timestamptz, ms int, skipped boolean, "isPrivate" boolean)`,
    [userId, importId, JSON.stringify(plays)],
  );
}

/** Adds plays as Spotify's history reports them. */
export async function addPolledPlays({ userId }: UserContext, plays: readonly TestPlay[]): Promise<void> {
  await sql(
    `INSERT INTO plays (user_id, song_id, played_at, source)
     SELECT $1, song, at, 'recently-played' FROM jsonb_to_recordset($2::jsonb) AS input(song uuid, at timestamptz)`,
    [userId, JSON.stringify(plays)],
  );
}

/** Plays of songs that are named by their index, as long as 3 minutes unless they say otherwise. */
type ListedPlay = Omit<TestPlay, "song"> & { song?: number };

/** Creates a person in Paris with songs and plays of a file. */
export async function createListener(
  songs: readonly TestSong[],
  plays: readonly ListedPlay[],
  timeZone = "Europe/Paris",
) {
  const ctx = await createUser();
  await updateMe(ctx, { timeZone });
  const ids = await addSongs(ctx, songs);
  const importId = await addImport(ctx);
  const add = (more: readonly ListedPlay[]) =>
    addFilePlays(
      ctx,
      importId,
      more.map(play => ({ ms: 180_000, ...play, song: ids[play.song ?? 0] ?? "" })),
    );
  await add(plays);
  return { ctx, ids, importId, add };
}

export const oneSong: TestSong[] = [{ title: "Low Tide", artists: ["The Harbor Lights"], album: "Sea" }];
export const playAt = (time: string) => ({ at: time });
