import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import type { PlaylistItem } from "@/lib/schemas/library";
import { keys } from "./keys";
import { editRows, playlistItemsQuery, rowEditOptions } from "./playlist-items";
import { rowsPerPage, wholeList } from "./song-lists";

const playlistId = "a4b7d1f0-0000-4000-8000-000000000001";
const item = (position: number): PlaylistItem => ({
  id: `row ${position}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song",
  song: null,
  otherOccurrences: 0,
});

/** Returns a client with the given pages of a playlist of `total` rows. */
function clientWithPages(total: number, pages: number[]) {
  const client = new QueryClient();
  for (const page of pages) {
    const firstPosition = page * rowsPerPage;
    const items = Array.from({ length: Math.min(rowsPerPage, total - firstPosition) }, (_, index) =>
      item(firstPosition + index),
    );
    client.setQueryData(playlistItemsQuery(playlistId, wholeList, page).queryKey, {
      items,
      nextCursor: null,
      total,
      durationMs: 0,
    });
  }
  const ids = (page: number) =>
    client
      .getQueryData(playlistItemsQuery(playlistId, wholeList, page).queryKey)
      ?.items.map(({ id }) => id) ?? [];
  const count = () =>
    client.getQueryData(playlistItemsQuery(playlistId, wholeList, pages[0] ?? 0).queryKey)?.total;
  return { client, ids, total: count };
}

type OnRefused = Parameters<typeof rowEditOptions>[2];

/** Returns a function that runs edits of the unfiltered list, as `useMutation` does. */
function createEditor(client: QueryClient, onRefused: OnRefused = () => {}) {
  const options = rowEditOptions(playlistId, wholeList, onRefused);
  return (edit: Parameters<OnRefused>[1]) => client.getMutationCache().build(client, options).execute(edit);
}

describe("editRows", () => {
  it("A removed row moves the following rows up, also across two pages", () => {
    const { client, ids, total } = clientWithPages(150, [0, 1]);
    editRows(client, playlistId, wholeList, rows => rows.splice(10, 1));
    expect(ids(0)[10]).toBe("row 11");
    expect(ids(0)[99]).toBe("row 100");
    expect(ids(1)).toHaveLength(49);
    expect(total()).toBe(149);
  });

  it("A page ends one row short if a row is removed and the next page is not loaded", () => {
    const { client, ids } = clientWithPages(300, [0]);
    editRows(client, playlistId, wholeList, rows => rows.splice(0, 1));
    expect(ids(0)).toHaveLength(99);
    expect(ids(0)[0]).toBe("row 1");
  });

  it("A page keeps its rows if its first row would come from an unloaded page", () => {
    const { client, ids } = clientWithPages(300, [0, 2]);
    editRows(client, playlistId, wholeList, rows => {
      const [row] = rows.splice(250, 1);
      rows.splice(0, 0, row);
    });
    expect(ids(0)[0]).toBe("row 250");
    expect(ids(2)[0]).toBe("row 200");
  });

  it("A rolled back edit restores all pages", () => {
    const { client, ids, total } = clientWithPages(150, [0, 1]);
    const before = [ids(0), ids(1)];
    editRows(client, playlistId, wholeList, rows => rows.splice(10, 5))();
    expect([ids(0), ids(1)]).toEqual(before);
    expect(total()).toBe(150);
  });
});

describe("rowEditOptions", () => {
  it("Edits show at once, are sent one after the other, and refresh the playlist once", async () => {
    const { client, ids } = clientWithPages(3, [0]);
    const refreshes = vi.spyOn(client, "invalidateQueries");
    const log: string[] = [];
    const edit = createEditor(client);
    const remove = (name: string) =>
      edit({
        show: rows => rows.shift(),
        send: async () => {
          log.push(`${name} starts`);
          await Promise.resolve();
          log.push(`${name} ends`);
        },
        refusal: "",
      });
    const edits = [remove("first"), remove("second")];
    await vi.waitFor(() => expect(ids(0)).toEqual(["row 2"]));
    await Promise.all(edits);
    expect(log).toEqual(["first starts", "first ends", "second starts", "second ends"]);
    const refreshedKeys = refreshes.mock.calls.map(([filters]) => filters?.queryKey);
    expect(
      refreshedKeys.filter(key => JSON.stringify(key) === JSON.stringify(keys.playlist(playlistId))),
    ).toHaveLength(1);
  });

  it("A refused edit is rolled back and reported", async () => {
    const { client, ids } = clientWithPages(2, [0]);
    const refusals: string[] = [];
    const edit = createEditor(client, (_, { refusal }) => refusals.push(refusal));
    const refused = edit({
      show: rows => rows.shift(),
      send: () => Promise.reject(new Error("refused")),
      refusal: "The track was not removed",
    });
    await expect(refused).rejects.toThrow("refused");
    expect(ids(0)).toEqual(["row 0", "row 1"]);
    expect(refusals).toEqual(["The track was not removed"]);
  });
});
