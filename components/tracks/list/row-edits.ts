import type { TrackRowData } from "../row-data";

export type RowEdits = {
  remove: (rows: TrackRowData[]) => void;
  /** Moves rows before the row with an index. Undefined while the view is sorted or filtered. */
  move: ((rows: TrackRowData[], before: number) => void) | undefined;
  /** False if the menu has another item that removes a row, such as the one that unlikes a song. */
  isInMenu?: boolean;
  /** Given if a removed song is only recommended no longer: recommends no song of an artist any more. */
  dismissArtist?: (name: string) => void;
};

/** The rows that a menu is about: the row under the pointer, or the selection. */
export type MenuTarget = { rows: TrackRowData[]; index: number; at: { x: number; y: number } };
