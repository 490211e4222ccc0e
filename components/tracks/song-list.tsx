"use client";

import type { FoundSong } from "@/lib/schemas/catalog";
import { usePlayer } from "../player/player-context";
import { playableUris } from "./playable-uris";
import { TrackList } from "./track-list";
import { toRow } from "./track-row";

type SongListProps = {
  label: string;
  songs: FoundSong[];
  /** By default what can be played from a row on. */
  onPlay?: (index: number) => void;
};

/** Found songs as rows. */
export function SongList({ label, songs, onPlay }: SongListProps) {
  const player = usePlayer();
  const playOn = (index: number) => {
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
      onPlay={onPlay ?? playOn}
    />
  );
}
