import { presentError, storedErrorSchema } from "@/lib/core/stored-error";
import type { Locale } from "@/lib/i18n/locales";
import { readableName } from "@/lib/library/missing-names";
import type { PendingEdit, Playlist } from "@/lib/schemas/library";

type EditRow = Pick<PendingEdit, "kind" | "done" | "total" | "versionId"> & {
  sharedVersionId: string | null;
  leaseUntil: Date | null;
  error: unknown;
  retryAt: Date | null;
  finishedAt: Date | null;
  startedAt: Date;
};
type Row = Omit<Playlist, "syncedAt" | "pendingEdit" | "isPinned" | "usedAt" | "createdAt"> & {
  syncedAt: Date | null;
  pinnedAt: Date | null;
  usedAt: Date;
  createdAt: Date;
  edit: EditRow | null;
};

/** The part of a query that reads the edit of a playlist. */
export const withEdit = { edit: true } as const;

const errorColumn = storedErrorSchema.nullable().catch(null);

const stateOf = ({ leaseUntil, retryAt }: EditRow): PendingEdit["state"] => {
  if (leaseUntil && leaseUntil.getTime() > Date.now()) return "running";
  // The edit of a killed process is continued within a minute.
  return leaseUntil || retryAt ? "waiting" : "stopped";
};

function presentEdit(locale: Locale, edit: EditRow | null): PendingEdit | null {
  if (!edit || edit.finishedAt) return null;
  const { kind, done, total, versionId, sharedVersionId, leaseUntil, retryAt, startedAt } = edit;
  const error = errorColumn.parse(edit.error);
  return {
    kind,
    state: stateOf(edit),
    done,
    total,
    error: error && presentError(locale, error),
    retryAt: (leaseUntil ?? retryAt)?.toISOString() ?? null,
    versionId: versionId ?? sharedVersionId,
    startedAt: startedAt.toISOString(),
  };
}

/** Converts a row of `playlists` with its edit to the API's playlist, with words in a language. */
export const presentPlaylist = (locale: Locale, row: Row): Playlist => ({
  id: row.id,
  name: readableName(locale, row.name),
  description: row.description,
  origin: row.origin,
  spotifyId: row.spotifyId,
  snapshotId: row.snapshotId,
  ownerName: row.ownerName,
  imageUrl: row.imageUrl,
  trackCount: row.trackCount,
  access: row.access,
  syncedAt: row.syncedAt?.toISOString() ?? null,
  pendingEdit: presentEdit(locale, row.edit),
  isPinned: row.pinnedAt !== null,
  folderId: row.folderId,
  usedAt: row.usedAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
});
