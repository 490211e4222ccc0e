import { AppError } from "@/lib/core/errors";
import { pageSize } from "@/lib/spotify/catalog-client";
import type { UserSpotifyClient } from "@/lib/spotify/user-client";
import type { EditKind } from "./edit-row";
import { withLag } from "./pauses";
import { applyStep, type Item, type Step } from "./steps";

/** A playlist on Spotify and the items that Tonearm expects there. */
export type ExpectedList = {
  spotify: UserSpotifyClient;
  spotifyId: string;
  items: readonly Item[];
  /** Items that Spotify counts and does not return. */
  leftOut: number;
  /** The last write of Tonearm; Spotify may return the items from before it for a while. */
  writtenAt: Date | null;
};

type Page = { total: number | null; offset: number; uris: (string | null)[] };

async function readPage({ spotify, spotifyId, leftOut }: ExpectedList, index: number): Promise<Page> {
  const offset = Math.floor(index / pageSize) * pageSize;
  const { total, items } = await spotify.playlistItems(spotifyId, offset);
  const uris = items.map(entry => entry?.item?.uri ?? null);
  return { total: total === null ? null : total - leftOut, offset, uris };
}

/** Tests if a page shows a list. Withdrawn songs have no URI and match every song. */
function shows({ total, offset, uris }: Page, items: readonly Item[], leftOut: number): boolean {
  if (total !== items.length) return false;
  // With hidden items, the positions of the others are unknown.
  if (leftOut > 0) return true;
  return uris.every((uri, index) => {
    const stored = items[offset + index];
    return stored !== undefined && (uri === null || stored.uri === null || uri === stored.uri);
  });
}

/** Returns one index for each page that has one of these indexes, and for the first page if there are none. */
export const onePerPage = (indexes: readonly number[]): number[] => [
  ...new Map(
    (indexes.length > 0 ? indexes : [0]).map(index => [Math.floor(index / pageSize), index]),
  ).values(),
];

/** Tests if Spotify has the expected items on the pages with these indexes, and as many items. Costs one call for each page. */
export async function isAsExpected(list: ExpectedList, indexes: readonly number[]): Promise<boolean> {
  return withLag(list.writtenAt, async () => {
    for (const index of indexes)
      if (!shows(await readPage(list, index), list.items, list.leftOut)) return false;
    return true;
  });
}

/** `done`: Spotify has the list after the step; `pending`: it has the list before it; `changed`: it has another list. */
type StepState = "done" | "pending" | "changed";

/** Finds out if Spotify carried out a step that may have been sent. Costs one call, or two within Spotify's lag. */
export async function findStepState(list: ExpectedList, step: Step): Promise<StepState> {
  const after = applyStep(list.items, step);
  const length = Math.max(list.items.length, after.length);
  let index = 0;
  while (index < length && list.items[index]?.uri === after[index]?.uri) index++;
  // A step without a visible effect, such as a move of one song behind itself, need not be repeated.
  if (index === length && list.items.length === after.length) return "done";
  let state: StepState = "changed";
  await withLag(list.writtenAt, async () => {
    const page = await readPage(list, index);
    state = shows(page, after, list.leftOut)
      ? "done"
      : shows(page, list.items, list.leftOut)
        ? "pending"
        : "changed";
    return state === "done";
  });
  return state;
}

/** Returns the error for a playlist that has other items on Spotify than in the library. */
export const changedOnSpotify = (kind: EditKind) =>
  new AppError("playlist_changed_on_spotify", { reason: kind === "restore" ? "restore" : "edit" });
