// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import type { SongSort } from "@/lib/schemas/library";
import { sampleByDepth } from "@/testing/depth";
import {
  expectRows,
  header,
  listRoute,
  menuItems,
  playRoute,
  row,
  showPlaylist,
  sortBy,
  tap,
  titles,
} from "@/testing/screens/track-list-screen";

it("A column header sorts the view up, down and back, and says so to screen readers", async () => {
  const { requestsOf } = await showPlaylist();
  expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
    "#",
    "Cover",
    "Title",
    "Artist",
    "Album",
    "Date added",
    "Length",
    "Actions",
  ]);
  sortBy("Title");
  await expectRows(["Alpha", "Beta", "Café", "Delta"]);
  expect(header("Title").getAttribute("aria-sort")).toBe("ascending");
  expect(window.location.search).toBe("?sort=title&order=asc");
  sortBy("Title");
  await expectRows(["Delta", "Café", "Beta", "Alpha"]);
  expect(header("Title").getAttribute("aria-sort")).toBe("descending");
  sortBy("Title");
  await expectRows(titles);
  expect(header("Title").getAttribute("aria-sort")).toBeNull();
  const sorts: [string, SongSort][] = [
    ["Artist", "artist"],
    ["Album", "album"],
    ["Date added", "addedAt"],
    ["Length", "duration"],
  ];
  for (const [name, sort] of sorts) {
    sortBy(name);
    await waitFor(() => expect(requestsOf(listRoute).at(-1)?.query.sort).toBe(sort));
  }
});

it("A filtered or sorted row keeps its number, and the address keeps filter and order", async () => {
  await showPlaylist();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "beta" } });
  await expectRows(["Beta"]);
  expect(within(row("Beta")).getByText("4")).toBeTruthy();
  expect(window.location.search).toBe("?q=beta");
  expect(screen.getByText("1 match")).toBeTruthy();
});

it("What the screen shows is what plays: a filtered or sorted view plays its own rows from there on", async () => {
  const { requestsOf } = await showPlaylist();
  fireEvent.doubleClick(row("Café"));
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(1));
  expect(requestsOf(playRoute)[0]?.body).toEqual({ playlistId: "playlist Road trip", offset: 2 });
  sortBy("Title");
  await expectRows(["Alpha", "Beta", "Café", "Delta"]);
  fireEvent.doubleClick(row("Café"));
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(2));
  expect(requestsOf(playRoute)[1]?.body).toEqual({ uris: ["spotify:track:Café", "spotify:track:Delta"] });
});

it.each(
  sampleByDepth(
    [
      ["a right click", (target: Element) => fireEvent.contextMenu(target, { clientX: 5, clientY: 5 })],
      ["Shift and F10", (target: Element) => fireEvent.keyDown(target, { key: "F10", shiftKey: true })],
      ["the menu key", (target: Element) => fireEvent.keyDown(target, { key: "ContextMenu" })],
    ],
    3,
  ),
)("The context menu of a row opens by %s", async (_, open) => {
  await showPlaylist();
  act(() => row("Alpha").focus());
  open(row("Alpha"));
  expect(await menuItems()).toEqual(
    expect.arrayContaining([
      "Play next",
      "Add to queue",
      "Add to playlist…",
      "Like",
      "Copy link",
      "Open in Spotify",
    ]),
  );
  const menu = screen.getByRole("menu");
  fireEvent.keyDown(menu, { key: "Escape" });
  await waitFor(() => expect(document.activeElement).toBe(row("Alpha")));
});

it("A song that is not available does not offer to play, and a double click does not play it", async () => {
  const { requestsOf } = await showPlaylist({ unavailable: "Alpha" });
  fireEvent.doubleClick(row("Alpha"));
  expect(within(row("Alpha")).queryByRole("button", { name: "Play from Alpha" })).toBeNull();
  fireEvent.contextMenu(row("Alpha"));
  const items = await menuItems();
  expect(items).not.toContain("Play next");
  expect(items.some(text => text?.startsWith("Play from here"))).toBe(false);
  expect(requestsOf(playRoute)).toEqual([]);
});

it("On a phone, a tap on the artist plays the song, and the menu leads to the artist", async () => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query.includes("coarse"),
    addEventListener: () => {},
  }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const { requestsOf } = await showPlaylist({ artistId: "ada" });
  await waitFor(() => expect(within(row("Alpha")).queryByRole("link")).toBeNull());
  tap(within(row("Alpha")).getByText("Ada"), 1);
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(1));
  fireEvent.contextMenu(row("Alpha"), { clientX: 10, clientY: 20 });
  await screen.findByRole("menuitem", { name: "Go to artist: Ada" });
});

it("A double tap on a touch screen plays once", async () => {
  const { requestsOf } = await showPlaylist();
  tap(row("Alpha"), 1);
  tap(row("Alpha"), 2);
  fireEvent.doubleClick(row("Alpha"));
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(1));
  await new Promise(resolve => setTimeout(resolve));
  expect(requestsOf(playRoute)).toHaveLength(1);
});

async function chooseView(name: string) {
  fireEvent.pointerDown(screen.getByRole("button", { name: "Sort and view" }), { button: 0 });
  const menu = await screen.findByRole("menu");
  fireEvent.click(within(menu).getByText(name));
}

it("The order of the view becomes the order of a playlist of one’s own, and can be undone", async () => {
  const { requestsOf } = await showPlaylist();
  sortBy("Title");
  await expectRows(["Alpha", "Beta", "Café", "Delta"]);
  await chooseView("Make this the playlist’s order");
  await screen.findByText("The playlist has a new order");
  expect(requestsOf("POST /playlists/{id}/tracks/sort")[0]?.body).toEqual({ sort: "title", order: "asc" });
  expect(header("Title").getAttribute("aria-sort")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(requestsOf("POST /playlists/{id}/versions/{versionId}/restore")[0]?.params.versionId).toBe(
      "version",
    ),
  );
});

it("The browser remembers compact rows", async () => {
  await showPlaylist();
  const height = () => Number.parseInt(row("Alpha").style.height, 10);
  const before = height();
  await chooseView("Compact rows");
  await waitFor(() => expect(height()).toBeLessThan(before));
  expect(localStorage.getItem("tonearm compact rows")).toBe("true");
});

it("The arrow down leads from the filter into the list, unless it chooses a word of an input method", async () => {
  await showPlaylist();
  const filter = screen.getByRole("searchbox");
  filter.focus();
  fireEvent.keyDown(filter, { key: "ArrowDown", isComposing: true });
  expect(document.activeElement).toBe(filter);
  fireEvent.keyDown(filter, { key: "ArrowDown" });
  expect(document.activeElement).toBe(row("Delta"));
});

it("An arrow at the edge of the list takes no focus away from what is used next", async () => {
  await showPlaylist();
  row("Delta").focus();
  fireEvent.keyDown(row("Delta"), { key: "ArrowUp" });
  expect(document.activeElement).toBe(row("Delta"));
  const filter = screen.getByRole("searchbox");
  filter.focus();
  fireEvent.change(filter, { target: { value: "beta" } });
  await expectRows(["Beta"]);
  expect(document.activeElement).toBe(filter);
});

it("The words of the filter are marked in the rows", async () => {
  await showPlaylist();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "caf" } });
  await expectRows(["Café"]);
  await waitFor(() => expect(row("Café").querySelector("mark")?.textContent).toBe("Caf"));
});

it("A playlist is read again when the tab is shown, since another tab may have changed it", async () => {
  const { requestsOf } = await showPlaylist();
  const before = requestsOf(listRoute).length;
  fireEvent(window, new Event("visibilitychange"));
  await waitFor(() => expect(requestsOf(listRoute).length).toBeGreaterThan(before));
});
