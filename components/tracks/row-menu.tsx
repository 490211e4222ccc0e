"use client";

import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Disc3,
  Ellipsis,
  ListPlus,
  ListX,
  MicVocal,
  Play,
} from "lucide-react";
import { useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/overlays/menu";
import { AddToPlaylist } from "./add-to-playlist";
import { isTrack } from "./credits";

export type RowEdits = {
  remove: (index: number) => void;
  /** Moves the row at index `from` to index `to`. Undefined while a filter hides rows. */
  move: ((from: number, to: number) => void) | undefined;
};

type RowMenuProps = {
  /** Null for a track that Spotify has removed. */
  song: AnySong | null;
  index: number;
  last: number;
  tabIndex: number;
  onPlay: () => void;
  edits: RowEdits | undefined;
};

export function RowMenu({ song, index, last, tabIndex, onPlay, edits }: RowMenuProps) {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            tabIndex={tabIndex}
            aria-label={`More for ${song?.title ?? "this row"}`}
            className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
          >
            <Ellipsis className="size-5" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={Play} hint="Enter" onSelect={onPlay}>
          Play from here
        </MenuItem>
        {song && (
          <MenuItem icon={ListPlus} onSelect={() => setAdding(true)}>
            Add to a playlist
          </MenuItem>
        )}
        {song && isTrack(song) && <PageLinks song={song} />}
        {edits && (
          <>
            <MenuSeparator />
            {edits.move && <MoveItems index={index} last={last} move={edits.move} />}
            <MenuItem icon={ListX} hint="Delete" destructive onSelect={() => edits.remove(index)}>
              Remove
            </MenuItem>
          </>
        )}
      </Menu>
      {song && adding && <AddToPlaylist songs={[song]} onClose={() => setAdding(false)} />}
    </>
  );
}

/** Links to the pages of a song's album and artists. */
function PageLinks({ song }: { song: AnySong }) {
  return (
    <>
      {song.album?.id && (
        <MenuLink href={`/albums/${song.album.id}`} icon={Disc3}>
          Go to the album
        </MenuLink>
      )}
      {song.artists.map(
        ({ id, name }) =>
          id && (
            <MenuLink key={id} href={`/artists/${id}`} icon={MicVocal}>
              Go to {name}
            </MenuLink>
          ),
      )}
    </>
  );
}

type MoveItemsProps = { index: number; last: number; move: (from: number, to: number) => void };

function MoveItems({ index, last, move }: MoveItemsProps) {
  return (
    <>
      <MenuItem icon={ArrowUp} hint="Alt ↑" disabled={index === 0} onSelect={() => move(index, index - 1)}>
        Move up
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        hint="Alt ↓"
        disabled={index === last}
        onSelect={() => move(index, index + 1)}
      >
        Move down
      </MenuItem>
      <MenuItem icon={ArrowUpToLine} disabled={index === 0} onSelect={() => move(index, 0)}>
        Move to top
      </MenuItem>
      <MenuItem icon={ArrowDownToLine} disabled={index === last} onSelect={() => move(index, last)}>
        Move to bottom
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
