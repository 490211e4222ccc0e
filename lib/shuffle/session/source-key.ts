import type { ShuffleSource } from "@/lib/schemas/shuffle";

/** JSON of a ShuffleSource, the same for the same source: what a session is found by. */
export type SourceKey = string;

function canonical(source: ShuffleSource): ShuffleSource {
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

/** Playlists in any order, and a search without regard to case and spaces, are the same source. */
export const sourceKey = (source: ShuffleSource): SourceKey => JSON.stringify(canonical(source));

export const playlistKey = (playlistId: string): SourceKey =>
  sourceKey({ kind: "playlists", playlistIds: [playlistId] });

export const likedSongsKey: SourceKey = sourceKey({ kind: "likedSongs" });

/** A session by its own id, or the one of a playlist. */
export type SessionRef = { id: string } | { playlistId: string };

/** The value of $2 where `idSql` stands for the session's id; $1 is the person's. */
export const keyOf = (which: SessionRef): string =>
  "id" in which ? which.id : playlistKey(which.playlistId);

/** A playlist's session ends with it: then there is none of that playlist. */
export const idSql = (which: SessionRef): string =>
  "id" in which
    ? "$2::uuid"
    : "(SELECT id FROM shuffle_sessions WHERE user_id = $1 AND source = $2 AND ended_reason IS NULL)";
