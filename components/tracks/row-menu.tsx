"use client";

import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, Ellipsis, ListX, Play } from "lucide-react";
import { Menu, MenuItem, MenuLine } from "../ui/menu";

export type RowEdits = {
  remove: (index: number) => void;
  /** Puts the row at `from` to the place `to`. Undefined while a filter hides the rows between. */
  move: ((from: number, to: number) => void) | undefined;
};

type RowMenuProps = {
  title: string;
  index: number;
  last: number;
  tabIndex: number;
  onPlay: () => void;
  edits: RowEdits | undefined;
};

export function RowMenu({ title, index, last, tabIndex, onPlay, edits }: RowMenuProps) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={`More for ${title}`}
          className="grid size-10 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
        >
          <Ellipsis className="size-5" aria-hidden />
        </button>
      }
    >
      <MenuItem icon={Play} hint="Enter" onSelect={onPlay}>
        Play from here
      </MenuItem>
      {edits && (
        <>
          <MenuLine />
          {edits.move && <MoveItems index={index} last={last} move={edits.move} />}
          <MenuItem icon={ListX} hint="Delete" grave onSelect={() => edits.remove(index)}>
            Remove
          </MenuItem>
        </>
      )}
    </Menu>
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
      <MenuLine />
    </>
  );
}
