import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { PlaylistItem } from "@/lib/schemas/library";
import { editRows, playlistItemsQuery, rowsPerPage } from "./playlist-items";

const list = "a4b7d1f0-0000-4000-8000-000000000001";
const item = (position: number): PlaylistItem => ({
  id: `row ${position}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song",
  song: null,
});

/** A playlist of `total` rows of which only the named pages are loaded. */
function loaded(total: number, pages: number[]) {
  const client = new QueryClient();
  for (const page of pages) {
    const from = page * rowsPerPage;
    const items = Array.from({ length: Math.min(rowsPerPage, total - from) }, (_, index) =>
      item(from + index),
    );
    client.setQueryData(playlistItemsQuery(list, "", page).queryKey, { items, nextCursor: null, total });
  }
  const ids = (page: number) =>
    client.getQueryData(playlistItemsQuery(list, "", page).queryKey)?.items.map(({ id }) => id) ?? [];
  const count = () => client.getQueryData(playlistItemsQuery(list, "", pages[0] ?? 0).queryKey)?.total;
  return { client, ids, total: count };
}

describe("showing an edit before the server has made it", () => {
  it("moves rows up across the border of two pages when one is removed", () => {
    const { client, ids, total } = loaded(150, [0, 1]);
    editRows(client, list, "", rows => rows.splice(10, 1));
    expect(ids(0)[10]).toBe("row 11");
    expect(ids(0)[99]).toBe("row 100");
    expect(ids(1)).toHaveLength(49);
    expect(total()).toBe(149);
  });

  it("leaves the last place of a page open when the next page is not loaded", () => {
    const { client, ids } = loaded(300, [0]);
    editRows(client, list, "", rows => rows.splice(0, 1));
    expect(ids(0)).toHaveLength(99);
    expect(ids(0)[0]).toBe("row 1");
  });

  it("keeps a page as it was when its first row would come from one that is not loaded", () => {
    const { client, ids } = loaded(300, [0, 2]);
    editRows(client, list, "", rows => {
      const [row] = rows.splice(250, 1);
      rows.splice(0, 0, row);
    });
    expect(ids(0)[0]).toBe("row 250");
    expect(ids(2)[0]).toBe("row 200");
  });

  it("can be taken back", () => {
    const { client, ids, total } = loaded(150, [0, 1]);
    const before = [ids(0), ids(1)];
    editRows(client, list, "", rows => rows.splice(10, 5))();
    expect([ids(0), ids(1)]).toEqual(before);
    expect(total()).toBe(150);
  });
});
