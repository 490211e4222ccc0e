import type pg from "pg";
import { AppError } from "@/lib/core/errors";
import { sql } from "@/lib/platform/db";

/**
 * The most that one person can store. People share the disk and the processor, and some statements read a whole library, so a
 * program that adds without end must be stopped. The limits are several times what large collections have.
 */
export const libraryLimits = {
  /** Large collections have about 100,000 songs. */
  songs: 500_000,
  /** The number that one library file can contain. */
  playlists: 50_000,
  /** A sidebar shows all folders at once. */
  folders: 200,
  /** The items of all playlists. */
  items: 2_000_000,
  /** Ten times the maximum on Spotify. An edit renumbers the items behind it. */
  itemsOfPlaylist: 100_000,
  /** The rows of the files of one import of history. The largest known history has 730,000. */
  historyRows: 5_000_000,
};

type Counted = Exclude<keyof typeof libraryLimits, "itemsOfPlaylist" | "historyRows">;

const countSql: Record<Counted, string> = {
  songs: "SELECT count(*)::int FROM songs WHERE user_id = $1",
  playlists: "SELECT count(*)::int FROM playlists WHERE user_id = $1",
  folders: "SELECT count(*)::int FROM playlist_folders WHERE user_id = $1",
  items: "SELECT COALESCE(sum(track_count), 0)::int FROM playlists WHERE user_id = $1 AND access = 'owner'",
};

const countLibrarySql = (names: readonly Counted[]) =>
  `SELECT ${names.map(name => `(${countSql[name]}) AS ${name}`).join(", ")}`;

type Counts = Record<Counted, number>;

/** Counts what a library contains, in a transaction. */
export async function countLibrary(client: pg.PoolClient, userId: string): Promise<Counts> {
  const { rows } = await client.query<Counts>(countLibrarySql(["songs", "playlists", "items"]), [userId]);
  return rows[0] as Counts;
}

/** Checks that something with this many songs, items or playlists is not too large. @throws AppError library_full */
export function requireWithinLimit(reason: keyof typeof libraryLimits, count: number): void {
  const limit = libraryLimits[reason];
  if (count > limit) throw new AppError("library_full", { reason, limit });
}

/**
 * Checks that a library has room for more. Requests at the same time may together exceed a limit slightly.
 * @throws AppError library_full
 */
export async function requireRoomInLibrary(
  userId: string,
  added: Partial<Record<Counted, number>>,
): Promise<void> {
  const names = Object.keys(added) as Counted[];
  const [counts] = await sql<Counts>(countLibrarySql(names), [userId]);
  for (const name of names) requireWithinLimit(name, (counts?.[name] ?? 0) + (added[name] ?? 0));
}
