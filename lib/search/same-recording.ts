import { searchText } from "@/lib/library/search/search-text";
import type { Song } from "@/lib/schemas/library";

type Recording = Pick<Song, "uri" | "isrc" | "title" | "artists" | "durationMs">;

/** Copies of a recording on several albums differ by so much in length. */
export const maxDifferenceMs = 2_000;

const namesOf = ({ artists }: Recording) =>
  artists
    .map(({ name }) => searchText(name))
    .sort()
    .join("\n");

/** Returns the normalized title and artists, which recordings with other ids share. */
export const recordingNames = (song: Recording): string => `${searchText(song.title)}\n${namesOf(song)}`;

/** Tests if two songs are the same recording: by URI, by ISRC, or by title, artists and length. */
export const isSameRecording = (one: Recording, other: Recording): boolean =>
  one.uri === other.uri ||
  (one.isrc !== null && one.isrc === other.isrc) ||
  (Math.abs(one.durationMs - other.durationMs) <= maxDifferenceMs &&
    recordingNames(one) === recordingNames(other));
