import { deleteExpired as deleteAccountRows } from "@/lib/accounts/delete-expired";
import { deleteExpired as deleteCatalogRows } from "@/lib/catalog/delete-expired";
import { deleteExpired as deleteConnectionRows } from "@/lib/connections/delete-expired";
import { deleteExpired as deleteLibraryImports } from "@/lib/export/delete-expired";
import { deleteExpired as deleteHistoryRows } from "@/lib/history/delete-expired";
import { mergeNewTerms } from "@/lib/library/refresh-statistics";
import { deleteExpired as deleteLyrics } from "@/lib/lyrics/delete-expired";
import { deleteExpired as deleteMails } from "@/lib/mail/delete-expired";
import { prisma } from "@/lib/platform/db";
import { deleteExpired as deletePlaylistRows } from "@/lib/playlists/delete-expired";
import { deleteExpired as deleteQueueRows } from "@/lib/queue/delete-expired";
import { deleteExpired as deleteShuffleRows } from "@/lib/shuffle/delete-expired";
import { deleteExpired as deleteSpotifyRows } from "@/lib/spotify/delete-expired";
import { deleteExpired as deleteSyncRows } from "@/lib/sync/delete-expired";

/** Deletes the expired rows of every domain, so that no table grows forever, and merges new terms of the search. Several workers may run this at once. */
export async function deleteExpired(): Promise<void> {
  await deleteAccountRows(prisma());
  await deleteConnectionRows(prisma());
  await deleteSpotifyRows(prisma());
  await deleteCatalogRows(prisma());
  await deleteShuffleRows(prisma());
  await deleteQueueRows(prisma());
  await deletePlaylistRows(prisma());
  await deleteSyncRows(prisma());
  await deleteHistoryRows(prisma());
  await deleteLibraryImports(prisma());
  await deleteMails(prisma());
  await deleteLyrics(prisma());
  await mergeNewTerms();
}
