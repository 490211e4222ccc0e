import type { QueueSource } from "@/lib/schemas/queue";

/** A list whose songs a statement can read. */
export type SongList =
  | { kind: "playlist"; id: string }
  | { kind: "likedSongs" }
  | { kind: "songs"; uris: string[] };

/** List that the queue plays: the songs, and the source that the API shows. */
export type NamedList = { list: SongList; source: QueueSource };

/**
 * Builds the query for the songs of a list that Spotify can play, in order: `uri`, `song_id`, `number` from 1, and `place`, the index in
 * the whole list. $1 is the person, $2 is `value`.
 */
export function listSongsSql(list: SongList): { text: string; value: unknown } {
  switch (list.kind) {
    case "playlist":
      return {
        text: `SELECT s.uri, s.id AS song_id, i.position AS place, row_number() OVER (ORDER BY i.position) AS number
          FROM playlist_items i JOIN playlists p ON p.id = i.playlist_id JOIN songs s ON s.id = i.song_id
          WHERE p.user_id = $1 AND p.id = $2::uuid AND s.is_playable AND NOT s.is_local`,
        value: list.id,
      };
    case "likedSongs":
      return {
        text: `SELECT uri, song_id, place, row_number() OVER (ORDER BY place) AS number FROM (
          SELECT s.uri, s.id AS song_id, s.is_playable AND NOT s.is_local AS is_playable,
            row_number() OVER (ORDER BY l.added_at DESC, l.song_id DESC) - 1 AS place
          FROM liked_songs l JOIN songs s ON s.id = l.song_id WHERE l.user_id = $1 AND $2::text IS NULL) liked
          WHERE is_playable`,
        value: null,
      };
    case "songs":
      return {
        text: `SELECT input.uri, s.id AS song_id, number - 1 AS place, number
          FROM unnest($2::text[]) WITH ORDINALITY AS input(uri, number)
          LEFT JOIN songs s ON s.user_id = $1 AND s.uri = input.uri`,
        value: list.uris,
      };
  }
}
