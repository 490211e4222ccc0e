import { maxDifferenceMs, recordingNames } from "@/lib/library/duplicates/recording";
import type { Song } from "@/lib/schemas/library";

type Recording = Pick<Song, "uri" | "isrc" | "title" | "artists" | "durationMs">;

/** Tests if two songs are the same recording: by URI, by ISRC, or by title, artists and length. */
export const isSameRecording = (one: Recording, other: Recording): boolean =>
  one.uri === other.uri ||
  (one.isrc !== null && one.isrc === other.isrc) ||
  (Math.abs(one.durationMs - other.durationMs) <= maxDifferenceMs &&
    recordingNames(one) === recordingNames(other));
