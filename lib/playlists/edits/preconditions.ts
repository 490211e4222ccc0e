import { AppError } from "@/lib/core/errors";
import { maxItemsPerPlaylist } from "@/lib/spotify/user-client";
import type { LockedPlaylist } from "./lock-playlist";

/** Refuses an edit by position on a list of which Spotify does not send all items. @throws AppError playlist_not_editable */
export function requirePositions({ leftOut }: LockedPlaylist): void {
  if (leftOut > 0)
    throw new AppError("playlist_not_editable", { reason: "positions_unknown", count: leftOut });
}

/** Refuses more songs than Spotify takes, before the first of them is sent. @throws AppError playlist_full */
export function requireRoom(total: number): void {
  if (total > maxItemsPerPlaylist) throw new AppError("playlist_full", { limit: maxItemsPerPlaylist, total });
}
