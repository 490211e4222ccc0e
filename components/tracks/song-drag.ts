"use client";

import type { DragEvent } from "react";
import type { AnySong } from "@/lib/client/found-songs";

/** The type of dragged songs. Only a page of Tonearm can read them, and only when they are dropped. */
const songsType = "application/x-tonearm-songs";

/** A dragged song, as a target needs it to add the song to a playlist. */
export type DraggedSong = Pick<AnySong, "id" | "uri" | "title">;

/** Gives songs to a drag that starts. Other programs get their titles. */
export function setDraggedSongs({ dataTransfer }: DragEvent, songs: readonly DraggedSong[]) {
  dataTransfer.setData(songsType, JSON.stringify(songs.map(({ id, uri, title }) => ({ id, uri, title }))));
  dataTransfer.setData("text/plain", songs.map(({ title }) => title).join("\n"));
}

/** Tests if a drag has songs, which can be asked while it moves. */
export const hasDraggedSongs = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes(songsType);

/** Returns the songs of a drop. */
export const getDraggedSongs = ({ dataTransfer }: DragEvent): DraggedSong[] =>
  JSON.parse(dataTransfer.getData(songsType) || "[]");
