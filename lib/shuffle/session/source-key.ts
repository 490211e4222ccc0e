import type { ShuffleSource } from "@/lib/schemas/shuffle";

/** The JSON of a normalized source. A person has at most one session for each key. */
export type SourceKey = string;

/** Returns one form for equal sources: ignores the order and case of playlist ids, and the case and extra spaces of a search. */
function normalize(source: ShuffleSource): ShuffleSource {
  switch (source.kind) {
    case "playlists":
      return {
        kind: "playlists",
        playlistIds: [...new Set(source.playlistIds.map(id => id.toLowerCase()))].sort(),
      };
    case "search":
      return { kind: "search", search: source.search.trim().replace(/\s+/g, " ").toLowerCase() };
    case "album":
      return { kind: "album", albumId: source.albumId };
    case "artist":
      return { kind: "artist", artistId: source.artistId };
    case "likedSongs":
      return { kind: "likedSongs" };
  }
}

export const sourceKey = (source: ShuffleSource): SourceKey => JSON.stringify(normalize(source));

const playlistKey = (playlistId: string): SourceKey =>
  sourceKey({ kind: "playlists", playlistIds: [playlistId] });

export const likedSongsKey: SourceKey = sourceKey({ kind: "likedSongs" });

/** A reference to a session: its id, or the playlist that it shuffles. */
export type SessionRef = { id: string } | { playlistId: string };

/**
 * Builds an SQL expression for a session's id from expressions for the person and for `refValue`. Does not find an ended session
 * by its playlist.
 */
export const sessionIdSql = (ref: SessionRef, userId: string, value: string): string =>
  "id" in ref
    ? `${value}::uuid`
    : `(SELECT id FROM shuffle_sessions WHERE user_id = ${userId} AND source = ${value} AND ended_reason IS NULL)`;

/** Returns the value by which a statement with `sessionIdSql` finds the session. */
export const refValue = (ref: SessionRef): string => ("id" in ref ? ref.id : playlistKey(ref.playlistId));
