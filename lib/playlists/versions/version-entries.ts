import { isoSql } from "@/lib/library/song-sql";
import type { LeftOut } from "@/lib/schemas/versions";

/** An entry of a playlist or a version, with the song data that a restore needs. */
export type Entry = {
  songId: string | null;
  kind: "song" | "episode" | "local" | "unavailable";
  addedAt: string;
  title: string | null;
  uri: string | null;
  isLocal: boolean;
};

const entriesJson = (kind: string, addedAt: string, order: string) => `COALESCE(json_agg(json_build_object(
    'songId', s.id, 'kind', CASE WHEN s.id IS NULL THEN 'unavailable' ELSE ${kind} END, 'addedAt', ${isoSql(addedAt)},
    'title', s.title, 'uri', s.uri, 'isLocal', COALESCE(s.is_local, false)) ORDER BY ${order}), '[]')`;

/** Selects the entries of the row `v` of playlist_versions. Songs that have left the library become unavailable. */
export const versionEntriesSql = `(SELECT ${entriesJson("e->>'kind'", "(e->>'addedAt')::timestamptz", "ordinal")}
  FROM jsonb_array_elements(v.entries) WITH ORDINALITY AS input(e, ordinal)
  LEFT JOIN songs s ON s.id = (e->>'songId')::uuid)`;

/** Selects the current entries of the row `p` of playlists. */
export const currentEntriesSql = `(SELECT ${entriesJson("i.kind::text", "i.added_at", "i.position")}
  FROM playlist_items i LEFT JOIN songs s ON s.id = i.song_id WHERE i.playlist_id = p.id)`;

/** Returns a key for comparisons. Two occurrences of a song have the same key. */
export const entryKey = ({ songId, kind }: Entry) => `${kind} ${songId}`;

const maxExamples = 5;

/** Separates the entries that a restore can bring back from the other entries, which it counts by reason. */
export function splitRestorable(
  all: readonly Entry[],
  isOnSpotify: boolean,
): { kept: Entry[]; leftOut: LeftOut } {
  const reasonOf = ({ uri, isLocal }: Entry) => {
    if (uri === null) return "withdrawn";
    return isOnSpotify && isLocal ? "local" : null;
  };
  const leftOut = (["withdrawn", "local"] as const).flatMap(reason => {
    const unrestorable = all.filter(entry => reasonOf(entry) === reason);
    const examples = unrestorable.flatMap(({ title }) => title ?? []).slice(0, maxExamples);
    return unrestorable.length > 0 ? [{ reason, count: unrestorable.length, examples }] : [];
  });
  return { kept: all.filter(entry => reasonOf(entry) === null), leftOut };
}
