// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DuplicateEntry } from "@/lib/schemas/duplicates";
import { connection, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { DuplicatesScreen } from "./duplicates-screen";

const entry = (
  itemId: string | null,
  origin: "local" | "spotify" | null,
  isExtra: boolean,
): DuplicateEntry => ({
  song: { ...song(itemId ? "Alpha" : "Beta"), id: `song of ${itemId}`, isLiked: false },
  playlist: origin && { id: origin, name: `List on ${origin}`, origin },
  itemId,
  position: itemId ? 3 : null,
  addedAt: "2026-11-21T12:00:00.000Z",
  isExtra,
  canRemove: true,
});

async function showDuplicates(entries: DuplicateEntry[]) {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /songs/duplicates": ({ query }) => ({
      items: query.kind === "repeated" ? [{ id: "1", kind: "repeated", entries }] : [],
      nextCursor: null,
      total: query.kind === "repeated" ? 1 : 0,
    }),
    "POST /playlists/{id}/tracks/remove": null,
    "DELETE /playlists/{id}/tracks/{itemId}": null,
    "POST /playlists/{id}/tracks/put-back": null,
    "POST /me/liked": null,
    "POST /me/liked/remove": null,
  });
  show(<DuplicatesScreen />);
  await screen.findByText("1 song is in a playlist more than once.");
  await screen.findByText("No recording is in your lists from several releases.");
  return server;
}

it("The newer entries are ticked, and what is ticked is removed and can be put back", async () => {
  const { requestsOf } = await showDuplicates([
    entry("a", "local", false),
    entry("b", "local", true),
    entry("c", "local", true),
    entry(null, null, false),
  ]);
  const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
  expect(boxes.map(({ checked }) => checked)).toEqual([false, true, true, false]);
  fireEvent.click(screen.getByRole("checkbox", { name: "Remove Beta from Liked songs" }));
  fireEvent.click(screen.getByRole("button", { name: "Remove 3 entries" }));
  await waitFor(() =>
    expect(requestsOf("POST /me/liked/remove").map(({ body }) => body.songIds)).toEqual([["song of null"]]),
  );
  expect(requestsOf("POST /playlists/{id}/tracks/remove").map(({ body }) => body.itemIds)).toEqual([
    ["b", "c"],
  ]);
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(requestsOf("POST /me/liked").map(({ body }) => body.songIds)).toEqual([["song of null"]]),
  );
  expect(requestsOf("POST /playlists/{id}/tracks/put-back").map(({ body }) => body.itemIds)).toEqual([
    ["b", "c"],
  ]);
});

it("What was removed before an error can be put back", async () => {
  const { routes, requestsOf } = await showDuplicates([
    entry("a", "local", false),
    entry("b", "local", true),
    entry(null, null, true),
  ]);
  routes["POST /me/liked/remove"] = refused("playlist_not_editable", { reason: "not_owner" });
  fireEvent.click(screen.getByRole("button", { name: "Remove 2 entries" }));
  await screen.findByText("Couldn’t remove all entries");
  await screen.findByText("Removed 1 entry");
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(requestsOf("POST /playlists/{id}/tracks/put-back").map(({ body }) => body.itemIds)).toEqual([
      ["b"],
    ]),
  );
  expect(requestsOf("POST /me/liked")).toEqual([]);
});

it("Before entries leave a playlist on Spotify, the page says what that costs", async () => {
  const { requestsOf } = await showDuplicates([entry("a", "spotify", false), entry("b", "spotify", true)]);
  fireEvent.click(screen.getByRole("button", { name: "Remove 1 entry" }));
  const dialog = await screen.findByRole("alertdialog");
  within(dialog).getByText(/its date becomes today/);
  expect(requestsOf("DELETE /playlists/{id}/tracks/{itemId}")).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
  await waitFor(() =>
    expect(requestsOf("DELETE /playlists/{id}/tracks/{itemId}").map(({ params }) => params.itemId)).toEqual([
      "b",
    ]),
  );
});
