"use client";

import type { DragEvent } from "react";
import type { Playlist } from "@/lib/schemas/library";

const playlistType = "application/x-tonearm-playlist";

export type DraggedPlaylist = Pick<Playlist, "id" | "name" | "folderId">;

/** Gives a playlist to a drag that starts. */
export function setDraggedPlaylist({ dataTransfer }: DragEvent, { id, name, folderId }: DraggedPlaylist) {
  dataTransfer.setData(playlistType, JSON.stringify({ id, name, folderId }));
  dataTransfer.effectAllowed = "move";
}

export const hasDraggedPlaylist = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(playlistType);

export const getDraggedPlaylist = ({ dataTransfer }: DragEvent): DraggedPlaylist =>
  JSON.parse(dataTransfer.getData(playlistType));
