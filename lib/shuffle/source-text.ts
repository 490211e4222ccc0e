import type { ShuffleSource } from "@/lib/api/schemas/shuffle";

/** JSON of a ShuffleSource, the same for the same source: what a session is found by. */
export type SourceText = string;

export const sourceText = (source: ShuffleSource): SourceText => JSON.stringify(source);

export const ofPlaylist = (playlistId: string): SourceText =>
  sourceText({ kind: "playlists", playlistIds: [playlistId.toLowerCase()] });

export const likedSongs: SourceText = sourceText({ kind: "likedSongs" });

/** A session by its own id, or the one of a playlist. */
export type Which = { id: string } | { playlistId: string };

/** The value of $2 where `idSql` stands for the session's id; $1 is the person's. */
export const keyOf = (which: Which): string => ("id" in which ? which.id : ofPlaylist(which.playlistId));

/** A playlist's session ends with it: then there is none of that playlist. */
export const idSql = (which: Which): string =>
  "id" in which
    ? "$2::uuid"
    : "(SELECT id FROM shuffle_sessions WHERE user_id = $1 AND source = $2 AND ended_reason IS NULL)";
