import { type Fields, msOf, textOf, timeOf } from "./fields";
import { malformed, nameOf, type ParsedRow } from "./row";

/** Parses a row of the history in Spotify's account data, which has no addresses and times to the minute. */
export function parseAccountRow(row: Fields): ParsedRow {
  if ("podcastName" in row || "episodeName" in row)
    return { skipped: "podcast", example: nameOf(textOf(row.podcastName), textOf(row.episodeName)) };
  if ("audiobookName" in row || "audiobookTitle" in row || "chapterName" in row)
    return {
      skipped: "audiobook",
      example: nameOf(textOf(row.audiobookName ?? row.audiobookTitle), textOf(row.chapterName)),
    };
  const endedAt = timeOf(row.endTime);
  const msPlayed = msOf(row.msPlayed);
  if (endedAt === null || msPlayed === null) return malformed;
  const title = textOf(row.trackName);
  // Spotify writes these words in place of names that it has lost.
  if (!title || title === "Unknown Track") return { skipped: "unattributed", example: textOf(row.endTime) };
  return {
    song: { uri: null, title, artist: textOf(row.artistName) ?? "", album: null },
    source: "spotify-account",
    playedAt: endedAt,
    startedAt: endedAt - msPlayed,
    endedAt,
    msPlayed,
    startIsEstimate: true,
    reasonStart: null,
    reasonEnd: null,
    isSkipped: null,
    isShuffled: null,
    isOffline: null,
    isPrivate: false,
  };
}
