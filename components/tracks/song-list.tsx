"use client";

import type { FoundSong } from "@/lib/schemas/catalog";
import { usePlayer } from "../player/player-context";
import { playableUris } from "./playable-uris";
import { TrackList } from "./track-list";
import { toRow } from "./track-row";

type SongListProps = {
  label: string;
  songs: FoundSong[];
  /** The default plays the playable songs from this row on. */
  onPlay?: (index: number) => void;
};

/** List of songs that are not items of a playlist. */
export function SongList({ label, songs, onPlay }: SongListProps) {
  const player = usePlayer();
  const playFrom = (index: number) => {
    const uris = playableUris(songs, index);
    if (uris.length > 0) player.play({ uris });
  };
  return (
    <TrackList
      label={label}
      total={songs.length}
      rowAt={index => {
        const song = songs[index];
        return song && toRow(song);
      }}
      onPlay={onPlay ?? playFrom}
    />
  );
}
