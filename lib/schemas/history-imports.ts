import { z } from "zod";
import { errorReason, idOf, isoTime, skippedSchema } from "./common";

/** The formats of files with history. They are also the `source` of the plays. */
export const historyFileKind = z
  .enum([
    "spotify-extended",
    "spotify-account",
    "listenbrainz",
    "lastfm",
    "spotify-library",
    "archive",
    "empty",
    "unreadable",
    "html",
    "unknown",
  ])
  .meta({
    id: "HistoryFileKind",
    description:
      "What a file is: Spotify’s extended streaming history, the history in Spotify’s account data, or an export of ListenBrainz or Last.fm. Files without history: `spotify-library` (liked songs and playlists, for `POST /me/import`), `archive` (until it is read, then its files are listed), `empty`, `unreadable` (damaged, or too large), `html` (a report for reading; ask for JSON), `unknown`.",
  });
export type HistoryFileKind = z.infer<typeof historyFileKind>;

export const historySkipReason = z.enum(["short", "podcast", "audiobook", "unattributed", "malformed"]).meta({
  id: "HistorySkipReason",
  description:
    "Why a row is no play. `short`: heard for less than 30 seconds; it is kept, and counts for minutes and skips. Not kept: `podcast`, `audiobook`, `unattributed` (the file names no song), `malformed` (no JSON, or no usable time).",
});
export type HistorySkipReason = z.infer<typeof historySkipReason>;

export const historyFile = z.object({
  name: z.string(),
  kind: historyFileKind,
  rows: z.number().int(),
  from: isoTime.nullable(),
  to: isoTime.nullable(),
  /** True if the file ends in the middle of a row. */
  isTruncated: z.boolean(),
});
export type HistoryFile = z.infer<typeof historyFile>;

export const historyImport = z
  .object({
    id: z.uuid(),
    state: z.enum(["reading", "preview", "running", "completed", "failed", "cancelled"]),
    isUndoing: z.boolean(),
    files: z.array(historyFile),
    counts: z.object({
      rows: z.number().int(),
      plays: z.number().int(),
      duplicates: z.number().int(),
      skipped: z.number().int(),
    }),
    /** The new plays of the preview from which the import was started. */
    previewedPlays: z.number().int().nullable(),
    skipped: skippedSchema(historySkipReason, z.string()),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    error: z.object({ code: z.string(), reason: errorReason, detail: z.string() }).nullable(),
    createdAt: isoTime,
    startedAt: isoTime.nullable(),
    finishedAt: isoTime.nullable(),
  })
  .meta({
    id: "HistoryImport",
    description:
      "Uploaded files with listening history. `reading` becomes `preview`, when nothing of it is in the history yet; `POST …/start` continues with `running`. `rows` is the sum of `plays`, `duplicates` (the files or the history have the play already) and `skipped`. The rows are compared again when the import starts: `previewedPlays` differs from `plays` if the history has changed since the preview. A preview that nobody starts for a day becomes `cancelled`. While `isUndoing`, what the import brought is taken back in steps, and `progress` counts the plays of which that is done.",
  });
export type HistoryImport = z.infer<typeof historyImport>;

export const historyImportReply = z.object({ import: historyImport });
export const historyImportId = z.object({ id: idOf("history import") });
