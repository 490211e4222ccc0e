import { createHash } from "node:crypto";
import { maxDifferenceMs, recordingNames } from "@/lib/library/duplicates/recording";
import type { Song } from "@/lib/schemas/library";
import { isSameRecording } from "./same-recording";

type Recording = Pick<Song, "uri" | "isrc" | "title" | "artists" | "durationMs">;

/** A mark has four characters of each hash and three of the length, so that a cursor has room for many. */
const markLength = 11;
/** The number of marks in a cursor of at most 4,000 characters. */
const maxMarks = 240;
const unitMs = 100;

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 4);

const markOf = (song: Recording) =>
  (song.isrc === null ? "...." : hash(song.isrc)) +
  hash(recordingNames(song)) +
  Math.min(Math.round(song.durationMs / unitMs), 36 ** 3 - 1)
    .toString(36)
    .padStart(3, "0");

function isMarked(marks: string, song: Recording): boolean {
  const own = markOf(song);
  const units = (mark: string) => Number.parseInt(mark.slice(8), 36);
  for (let at = 0; at < marks.length; at += markLength) {
    const mark = marks.slice(at, at + markLength);
    if (song.isrc !== null && mark.slice(0, 4) === own.slice(0, 4)) return true;
    const difference = Math.abs(units(mark) - units(own));
    if (mark.slice(4, 8) === own.slice(4, 8) && difference <= maxDifferenceMs / unitMs) return true;
  }
  return false;
}

/** Leaves out recordings that were shown on an earlier page, and repetitions. `marks` stand for the shown ones in the cursor. */
export function leaveOutShown<Item extends Recording>(
  songs: Item[],
  marks: string,
): { songs: Item[]; marks: string } {
  const kept: Item[] = [];
  for (const song of songs)
    if (!isMarked(marks, song) && !kept.some(other => isSameRecording(other, song))) kept.push(song);
  return { songs: kept, marks: (marks + kept.map(markOf).join("")).slice(-maxMarks * markLength) };
}
