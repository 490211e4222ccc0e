import type { ShuffleSource } from "@/lib/schemas/shuffle";

/** JSON of a normalized source. A person has one session for each key. */
export type SourceKey = string;

/** Makes equal sources equal: the order of playlists, and the case and spaces of a search, do not matter. */
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
    case "likedSongs":
      return { kind: "likedSongs" };
  }
}

export const sourceKey = (source: ShuffleSource): SourceKey => JSON.stringify(normalize(source));

export const playlistKey = (playlistId: string): SourceKey =>
  sourceKey({ kind: "playlists", playlistIds: [playlistId] });

export const likedSongsKey: SourceKey = sourceKey({ kind: "likedSongs" });

/** Names a session by its own id or by the playlist that it shuffles. */
export type SessionRef = { id: string } | { playlistId: string };

/**
 * Returns an SQL expression for a session's id, and the value of its parameter $2; $1 is the person. The session of a playlist
 * is not found once it has ended.
 */
export const sessionIdSql = (ref: SessionRef): { idSql: string; value: string } =>
  "id" in ref
    ? { idSql: "$2::uuid", value: ref.id }
    : {
        idSql:
          "(SELECT id FROM shuffle_sessions WHERE user_id = $1 AND source = $2 AND ended_reason IS NULL)",
        value: playlistKey(ref.playlistId),
      };
