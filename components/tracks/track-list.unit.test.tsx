// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { SongSort } from "@/lib/schemas/library";
import { connection, onlySongs, playlist, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistTracks } from "../playlist/playlist-tracks";
import { getDraggedSongs } from "./song-drag";

const listRoute = "GET /playlists/{id}/tracks";
const playRoute = "POST /player/play";
const removeRoute = "POST /playlists/{id}/tracks/remove";

const titles = ["Delta", "Alpha", "Café", "Beta"];
const item = (title: string, position: number, isPlayable = true) => ({
  id: `item ${title}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song" as const,
  song: { ...song(title), isLiked: false, isPlayable },
  otherOccurrences: 0,
});

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, "", "/");
});

/** Shows a playlist whose server sorts by title and filters by words. */
async function showPlaylist({ unavailable = "" } = {}) {
  let items = titles.map((title, position) => item(title, position, title !== unavailable));
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [listRoute]: ({ query }) => {
      const found = items.filter(({ song }) => song.title.toLowerCase().includes(query.q ?? ""));
      const sorted = query.sort ? found.toSorted((a, b) => a.song.title.localeCompare(b.song.title)) : found;
      return onlySongs(...(query.order === "desc" ? sorted.toReversed() : sorted));
    },
    [removeRoute]: ({ body }) => {
      items = items.filter(({ id }) => !body.itemIds.includes(id));
      return null;
    },
    "POST /playlists/{id}/tracks/put-back": () => {
      items = titles.map((title, position) => item(title, position));
      return null;
    },
    "POST /playlists/{id}/tracks/sort": { undoVersionId: "version" },
    "POST /playlists/{id}/versions/{versionId}/restore": {
      trackCount: 4,
      undoVersionId: null,
      leftOut: [],
      lost: [],
    },
    "POST /me/liked": null,
    [playRoute]: null,
  });
  const { opened } = show(<PlaylistTracks playlist={playlist("Road trip")} />);
  await screen.findByRole("row", { name: /Alpha/ });
  return { ...server, opened };
}

const row = (title: string) => screen.getByRole("row", { name: new RegExp(title) });
const rows = () => screen.getAllByRole("row").slice(1);
const shownTitles = () => rows().map(each => titles.find(title => each.textContent?.includes(title)));
const expectRows = (expected: string[]) => waitFor(() => expect(shownTitles()).toEqual(expected));
const selectedTitles = () =>
  rows()
    .filter(each => each.getAttribute("aria-selected") === "true")
    .map(each => titles.find(title => each.textContent?.includes(title)));
const header = (name: string) => screen.getByRole("columnheader", { name });
const sortBy = (name: string) => fireEvent.click(within(header(name)).getByRole("button"));

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

it("Ctrl, Shift and Ctrl-A select rows, the number is announced, and Escape clears the selection", async () => {
  await showPlaylist();
  fireEvent.click(row("Delta"), { ctrlKey: true });
  fireEvent.click(row("Café"), { ctrlKey: true });
  expect(selectedTitles()).toEqual(["Delta", "Café"]);
  expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("2 songs selected");
  fireEvent.click(row("Beta"), { shiftKey: true });
  await waitFor(() => expect(selectedTitles()).toEqual(["Café", "Beta"]));
  fireEvent.keyDown(document.body, { key: "a", ctrlKey: true });
  expect(selectedTitles()).toEqual(titles);
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  expect(selectedTitles()).toEqual(["Delta", "Café", "Beta"]);
  act(() => row("Delta").focus());
  fireEvent.keyDown(row("Delta"), { key: "Escape" });
  expect(selectedTitles()).toEqual([]);
});

it("The keyboard selects with Shift and the arrows, and with Ctrl and Space", async () => {
  await showPlaylist();
  act(() => row("Alpha").focus());
  fireEvent.keyDown(row("Alpha"), { key: "ArrowDown", shiftKey: true });
  await waitFor(() => expect(selectedTitles()).toEqual(["Alpha", "Café"]));
  fireEvent.keyDown(row("Café"), { key: " ", ctrlKey: true });
  expect(selectedTitles()).toEqual(["Alpha"]);
});

it("The check box of a row selects it without playing", async () => {
  const { requestsOf } = await showPlaylist();
  fireEvent.click(screen.getByRole("checkbox", { name: "Select Café" }));
  expect(selectedTitles()).toEqual(["Café"]);
  expect(requestsOf(playRoute)).toEqual([]);
});

it("The selected rows are removed with one request, and Undo puts all of them back", async () => {
  const { requestsOf } = await showPlaylist();
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  fireEvent.click(row("Delta"), { ctrlKey: true });
  fireEvent.click(screen.getByRole("button", { name: "Remove the selection" }));
  await expectRows(["Café", "Beta"]);
  await waitFor(() =>
    expect(requestsOf(removeRoute).map(({ body }) => body.itemIds)).toEqual([["item Delta", "item Alpha"]]),
  );
  await screen.findByText("Removed 2 songs");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await expectRows(titles);
});

it("The selection is played and liked in the order of the list", async () => {
  const { requestsOf } = await showPlaylist();
  fireEvent.click(row("Beta"), { ctrlKey: true });
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  fireEvent.click(screen.getByRole("button", { name: "Play the selection" }));
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(1));
  expect(requestsOf(playRoute)[0]?.body).toEqual({ uris: ["spotify:track:Alpha", "spotify:track:Beta"] });
  fireEvent.click(screen.getByRole("button", { name: "Like the selection" }));
  await screen.findByText("Added 2 songs to Liked songs");
  await waitFor(() => expect(requestsOf("POST /me/liked")).toHaveLength(1));
  expect(requestsOf("POST /me/liked")[0]?.body).toEqual({ songIds: ["song Alpha", "song Beta"] });
  expect(within(row("Alpha")).getByRole("button", { name: "Like Alpha" }).getAttribute("aria-pressed")).toBe(
    "true",
  );
});

const menuItems = async () => {
  const menu = await screen.findByRole("menu");
  return within(menu)
    .getAllByRole("menuitem")
    .map(({ textContent }) => textContent);
};

it.each([
  ["a right click", (target: Element) => fireEvent.contextMenu(target, { clientX: 5, clientY: 5 })],
  ["Shift and F10", (target: Element) => fireEvent.keyDown(target, { key: "F10", shiftKey: true })],
  ["the menu key", (target: Element) => fireEvent.keyDown(target, { key: "ContextMenu" })],
])("The context menu of a row opens by %s", async (_, open) => {
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

it("The menu of a selected row is about the selection", async () => {
  await showPlaylist();
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  fireEvent.click(row("Beta"), { ctrlKey: true });
  fireEvent.contextMenu(row("Beta"));
  expect(await menuItems()).toContain("Copy links");
});

/** Touches a row as browsers report it: a pointer event, then a click for each tap. */
function tap(target: Element, detail: number) {
  fireEvent.pointerDown(target, { pointerType: "touch" });
  fireEvent.pointerUp(target, { pointerType: "touch" });
  fireEvent.click(target, { detail });
}

it("A double tap on a touch screen plays once", async () => {
  const { requestsOf } = await showPlaylist();
  tap(row("Alpha"), 1);
  tap(row("Alpha"), 2);
  fireEvent.doubleClick(row("Alpha"));
  await waitFor(() => expect(requestsOf(playRoute)).toHaveLength(1));
  await new Promise(resolve => setTimeout(resolve));
  expect(requestsOf(playRoute)).toHaveLength(1);
});

it("A long press selects the row and opens its menu; then taps select instead of playing", async () => {
  const { requestsOf } = await showPlaylist();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  fireEvent.pointerDown(row("Alpha"), { pointerType: "touch", clientX: 5, clientY: 5 });
  act(() => void vi.advanceTimersByTime(600));
  vi.useRealTimers();
  fireEvent.pointerUp(row("Alpha"), { pointerType: "touch" });
  fireEvent.click(row("Alpha"), { detail: 1 });
  expect(selectedTitles()).toEqual(["Alpha"]);
  expect(await menuItems()).toContain("Add to queue");
  fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
  tap(row("Beta"), 1);
  await waitFor(() => expect(selectedTitles()).toEqual(["Alpha", "Beta"]));
  expect(requestsOf(playRoute)).toEqual([]);
});

it("A dragged row brings its song to other playlists, and a selected row all selected songs", async () => {
  await showPlaylist();
  const drag = (title: string) => {
    const data = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, value: string) => data.set(type, value),
      getData: (type: string) => data.get(type) ?? "",
      setDragImage: () => {},
    };
    const event = createEvent.dragStart(row(title));
    Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
    fireEvent(row(title), event);
    return getDraggedSongs({ dataTransfer } as never).map(song => song.title);
  };
  expect(drag("Café")).toEqual(["Café"]);
  fireEvent.click(row("Beta"), { ctrlKey: true });
  fireEvent.click(row("Delta"), { ctrlKey: true });
  expect(drag("Beta")).toEqual(["Delta", "Beta"]);
  expect(drag("Café")).toEqual(["Café"]);
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

it("A selection without a song that can play says so and sends nothing", async () => {
  const { requestsOf } = await showPlaylist({ unavailable: "Alpha" });
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  for (const name of ["Play the selection", "Play the selection next", "Add the selection to the queue"])
    fireEvent.click(screen.getByRole("button", { name }));
  expect(await screen.findAllByText("None of these songs can be played")).not.toEqual([]);
  expect(requestsOf(playRoute)).toEqual([]);
});

it("When the rows of a selection cannot be loaded, the person is told and the selection stays", async () => {
  const { routes, requestsOf } = await showPlaylist();
  const page = { ...onlySongs(...titles.map((title, position) => item(title, position))), total: 500 };
  routes[listRoute] = ({ query }) =>
    Number(query.from) >= 400 ? refused("database_unavailable", { reason: "not_answering" }) : page;
  sortBy("Title");
  await screen.findByRole("row", { name: /Alpha/ });
  fireEvent.keyDown(document.body, { key: "a", ctrlKey: true });
  await screen.findAllByText("500 songs selected");
  fireEvent.click(screen.getByRole("button", { name: "Remove the selection" }));
  await screen.findByText("Couldn’t load this", {}, { timeout: 20_000 });
  screen.getAllByText("500 songs selected");
  expect(requestsOf(removeRoute)).toEqual([]);
});
