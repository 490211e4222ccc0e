import type { DuplicateEntry, DuplicateKind } from "@/lib/schemas/duplicates";
import { keys } from "./keys";
import { listQuery } from "./list-query";
import type { MutationContext } from "./mutation";
import { maxEditedItems, putBackItems, removeItems } from "./playlist-items";
import { api, unwrap } from "./request";

/** Duplicates of a kind, of a playlist or of the whole library. */
export const duplicatesQuery = (kind: DuplicateKind, playlistId: string | undefined) =>
  listQuery({
    queryKey: keys.duplicates(kind, playlistId),
    limit: 50,
    getPage: (query, signal) =>
      unwrap(api.GET("/songs/duplicates", { params: { query: { ...query, kind, playlistId } }, signal })),
    staleTime: 60_000,
  });

type Send = {
  playlist: (playlistId: string, itemIds: string[]) => Promise<unknown>;
  liked: (songIds: string[]) => Promise<unknown>;
};

/** Sends the entries of each list in parts that the API takes, one after the other, and refreshes the library. */
async function sendEntries(
  entries: readonly DuplicateEntry[],
  send: Send,
  { client }: MutationContext,
  onSent: (part: DuplicateEntry[]) => void = () => {},
) {
  const inParts = async (all: DuplicateEntry[], sendPart: (part: DuplicateEntry[]) => Promise<unknown>) => {
    for (let start = 0; start < all.length; start += maxEditedItems) {
      const part = all.slice(start, start + maxEditedItems);
      await sendPart(part);
      onSent(part);
    }
  };
  const playlistIds = new Set(entries.flatMap(({ playlist }) => playlist?.id ?? []));
  try {
    for (const playlistId of playlistIds) {
      await inParts(
        entries.filter(({ playlist }) => playlist?.id === playlistId),
        part =>
          send.playlist(
            playlistId,
            part.flatMap(({ itemId }) => itemId ?? []),
          ),
      );
    }
    await inParts(
      entries.filter(({ playlist }) => !playlist),
      part => send.liked(part.map(({ song }) => song.id)),
    );
  } finally {
    client.invalidateQueries({ queryKey: keys.library });
  }
}

type Removal = {
  entries: readonly DuplicateEntry[];
  /** Called with each part that was removed. */
  onRemoved: (part: DuplicateEntry[]) => void;
};

/** Removes entries from their lists, on Spotify too, where each list costs what a removal costs. */
export const removeEntries = ({ entries, onRemoved }: Removal, context: MutationContext) =>
  sendEntries(
    entries,
    {
      playlist: removeItems,
      liked: songIds => unwrap(api.POST("/me/liked/remove", { body: { songIds } })),
    },
    context,
    onRemoved,
  );

export const putBackEntries = (entries: readonly DuplicateEntry[], context: MutationContext) =>
  sendEntries(
    entries,
    {
      playlist: putBackItems,
      liked: songIds => unwrap(api.POST("/me/liked", { body: { songIds } })),
    },
    context,
  );
