// @vitest-environment happy-dom

import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { onlyDeep } from "@/testing/depth";
import { playerState, playlist, queueItem, queueOf } from "@/testing/screens/api-data";
import { type Routes, refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { getDraggedSongs } from "../tracks/song-drag";
import { QueuePanel } from "./queue-panel";

beforeEach(() => {
  // happy-dom has no layout: the list is as high as ten rows.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(560);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(400);
});

const queued = (title: string) => queueItem(title, { isManual: true });
const threeSongs = queueOf([queued("Beta"), queueItem("Gamma"), queueItem("Delta")]);

async function showQueue(queue: Routes["GET /queue"] & {} = threeSongs) {
  const server = await showWithPlayer(<QueuePanel />, {
    routes: {
      "GET /queue": queue,
      "PATCH /queue/{id}": { version: 8 },
      "DELETE /queue/{id}": { removal: "removal", removed: 1, version: 8 },
      "DELETE /queue": { removal: "removal", removed: 2, version: 8 },
      "POST /queue/restore": { version: 9 },
      "POST /queue/play": null,
    },
  });
  await screen.findByRole("dialog", { name: "Queue" });
  return server;
}

const row = (title: string) => screen.findByRole("row", { name: new RegExp(title) });
/** The headings and titles in the order of the screen. */
const order = () =>
  screen
    .getAllByRole("row")
    .map(each => /Queued by you|Next from Evening|Beta|Gamma|Delta/.exec(each.textContent ?? "")?.[0]);
const press = async (title: string, key: string, options = {}) => {
  const element = await row(title);
  element.focus();
  fireEvent.keyDown(element, { key, ...options });
};

it("The queue shows what plays, what was queued by hand, and what follows from the list", async () => {
  await showQueue();
  await row("Delta");
  expect(order()).toEqual(["Queued by you", "Beta", "Next from Evening", "Gamma", "Delta"]);
  // The song comes with the player's stream, sooner or later than the queue.
  within(await screen.findByRole("region", { name: "Now playing" })).getByText("Alpha");
});

it("Alt and an arrow key move a song at once, and the server gets the song that it stands before", async () => {
  const { hold, requestsOf, routes } = await showQueue();
  const release = hold("PATCH /queue/{id}");
  await press("Delta", "ArrowUp", { altKey: true });
  await waitFor(() =>
    expect(order()).toEqual(["Queued by you", "Beta", "Next from Evening", "Delta", "Gamma"]),
  );
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Delta"));
  routes["GET /queue"] = { ...threeSongs, version: 8 };
  release();
  await waitFor(() =>
    expect(requestsOf("PATCH /queue/{id}").map(({ params, body }) => [params.id, body])).toEqual([
      ["item Delta", { before: "item Gamma" }],
    ]),
  );
});

it("Quick moves are sent one after another, by the songs that they move", async () => {
  const { hold, requestsOf } = await showQueue();
  const release = hold("PATCH /queue/{id}");
  await press("Beta", "ArrowDown", { altKey: true });
  await waitFor(() => expect(order()).toEqual(["Next from Evening", "Gamma", "Beta", "Delta"]));
  await press("Beta", "ArrowDown", { altKey: true });
  await waitFor(() => expect(order()).toEqual(["Next from Evening", "Gamma", "Delta", "Beta"]));
  release();
  await waitFor(() =>
    expect(requestsOf("PATCH /queue/{id}").map(({ body }) => body)).toEqual([
      { before: "item Delta" },
      { before: null },
    ]),
  );
});

it("A second press of the keys moves the same song on, even before the screen shows the first move", async () => {
  const { hold, requestsOf } = await showQueue();
  const release = hold("PATCH /queue/{id}");
  await press("Delta", "ArrowUp", { altKey: true });
  // The edit is there after some promises, its row only after a timer.
  for (let count = 0; count < 20; count++) await null;
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowUp", altKey: true });
  // Among the songs queued by hand, a song is one of them.
  await waitFor(() =>
    expect(order()).toEqual(["Queued by you", "Delta", "Beta", "Next from Evening", "Gamma"]),
  );
  release();
  await waitFor(() =>
    expect(requestsOf("PATCH /queue/{id}").map(({ body }) => body)).toEqual([
      { before: "item Gamma" },
      { before: "item Beta" },
    ]),
  );
});

it("A refused move is undone, the queue is loaded again, and the person is told", async () => {
  const { routes, requestsOf } = await showQueue();
  await row("Delta");
  routes["PATCH /queue/{id}"] = refused("queue_changed");
  routes["GET /queue"] = queueOf([queueItem("Gamma"), queueItem("Delta")], { version: 9 });
  await press("Delta", "ArrowUp", { altKey: true });
  await screen.findByText("Couldn’t move the song");
  await waitFor(() => expect(order()).toEqual(["Next from Evening", "Gamma", "Delta"]));
  expect(requestsOf("PATCH /queue/{id}")).toHaveLength(1);
});

it("Delete removes a song at once, and Ctrl-Z brings it back", async () => {
  const { requestsOf, routes } = await showQueue();
  await press("Gamma", "Delete");
  await waitFor(() => expect(order()).toEqual(["Queued by you", "Beta", "Next from Evening", "Delta"]));
  await screen.findByText("Removed Gamma from the queue");
  await waitFor(() =>
    expect(requestsOf("DELETE /queue/{id}").map(({ params }) => params.id)).toEqual(["item Gamma"]),
  );
  routes["GET /queue"] = { ...threeSongs, version: 9 };
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await row("Gamma");
  expect(requestsOf("POST /queue/restore").map(({ body }) => body)).toEqual([{ removal: "removal" }]);
});

it("The keys that move a song leave the focus on a song that stays where it is", async () => {
  const { requestsOf } = await showQueue(
    queueOf([queueItem("Beta", { isFixed: true }), queueItem("Gamma"), queueItem("Delta")]),
  );
  for (const [title, key] of [
    ["Beta", "ArrowDown"],
    ["Beta", "ArrowUp"],
    ["Gamma", "ArrowUp"],
    ["Delta", "ArrowDown"],
  ] as const) {
    await press(title, key, { altKey: true });
    expect(document.activeElement).toBe(await row(title));
  }
  expect(requestsOf("PATCH /queue/{id}")).toEqual([]);
});

it("Clearing keeps the song that Spotify already has, says so in words, and can be undone", async () => {
  const fixed = queueItem("Beta", { isFixed: true });
  const queue = queueOf([fixed, queueItem("Gamma"), queueItem("Delta")]);
  const { requestsOf, routes } = await showQueue(queue);
  await screen.findByText("Already with Spotify: plays next");
  await press("Beta", "Delete");
  await press("Beta", "ArrowDown", { altKey: true });
  fireEvent.click(screen.getByRole("button", { name: "Clear the queue" }));
  await waitFor(() => expect(order()).toEqual(["Next from Evening", "Beta"]));
  await waitFor(() => expect(requestsOf("DELETE /queue")).toHaveLength(1));
  routes["GET /queue"] = { ...queue, version: 9 };
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  await row("Delta");
  expect(requestsOf("DELETE /queue/{id}")).toHaveLength(0);
  expect(requestsOf("PATCH /queue/{id}")).toHaveLength(0);
});

it("Enter and a double click jump to a song", async () => {
  const { requestsOf } = await showQueue();
  await press("Delta", "Enter");
  fireEvent.doubleClick(await row("Gamma"));
  await waitFor(() =>
    expect(requestsOf("POST /queue/play").map(({ body }) => body)).toEqual([
      { id: "item Delta" },
      { id: "item Gamma" },
    ]),
  );
});

it("Of ten thousand songs only the visible rows are rendered, and more are loaded when they come near", async () => {
  const pageSize = 12;
  const { requestsOf } = await showQueue(({ query }) => {
    const from = Number(query.cursor ?? 0);
    const songs = Array.from({ length: pageSize }, (_, index) => queueItem(`Song ${from + index + 1}.`));
    return queueOf(songs, { total: 10_000, nextCursor: String(from + pageSize) });
  });
  const grid = await screen.findByRole("grid");
  expect(grid.getAttribute("aria-rowcount")).toBe("10001");
  await row("Song 14\\.");
  expect(screen.getAllByRole("row").length).toBeLessThan(30);
  const cursors = requestsOf("GET /queue").map(({ query }) => query.cursor);
  expect(cursors.slice(0, 2)).toEqual([undefined, "12"]);
  expect(cursors.length).toBeLessThan(5);
});

it("The row with the focus keeps it while the queue is scrolled", async () => {
  const songs = Array.from({ length: 200 }, (_, index) => queueItem(`Song ${index + 1}.`));
  await showQueue(queueOf(songs));
  const focused = await row("Song 3\\.");
  act(() => focused.focus());
  const grid = screen.getByRole("grid");
  const box = vi.spyOn(grid, "getBoundingClientRect").mockReturnValue(new DOMRect(0, -6_000));
  fireEvent.scroll(screen.getByRole("dialog").querySelector(".overflow-y-auto") as Element);
  await row("Song 110\\.");
  box.mockRestore();
  expect(document.activeElement).toBe(focused);
});

onlyDeep(it)("A row with the focus far below the view loads no further songs", async () => {
  const { requestsOf } = await showQueue(({ query }) => {
    const from = Number(query.cursor ?? 0);
    const songs = Array.from({ length: 200 }, (_, index) => queueItem(`Song ${from + index + 1}.`));
    return queueOf(songs, { total: 10_000, nextCursor: String(from + 200) });
  });
  const first = await row("Song 1\\.");
  const grid = screen.getByRole("grid");
  const scroller = screen.getByRole("dialog").querySelector(".overflow-y-auto") as Element;
  const box = vi.spyOn(grid, "getBoundingClientRect").mockReturnValue(new DOMRect(0, -9_500));
  fireEvent.scroll(scroller);
  const last = await row("Song 179\\.");
  act(() => last.focus());
  box.mockRestore();
  const loaded = requestsOf("GET /queue").length;
  fireEvent.scroll(scroller);
  await waitFor(() => expect(screen.getByRole("row", { name: /Song 1\./ })).not.toBe(first));
  expect(requestsOf("GET /queue")).toHaveLength(loaded);
});

it("While something else plays on Spotify, the queue says where it waits and can be taken back", async () => {
  const { requestsOf } = await showQueue({ ...threeSongs, state: "takenOver" });
  await screen.findByText("Spotify plays something else");
  // The song comes with the player’s stream.
  await screen.findByText("Your queue waits at “Alpha”.");
  fireEvent.click(screen.getByRole("button", { name: "Resume the queue" }));
  await waitFor(() => expect(requestsOf("POST /queue/play").map(({ body }) => body)).toEqual([{}]));
});

it("While hardly any requests are left today, the queue says when edits are heard", async () => {
  await showQueue({ ...threeSongs, editsWait: true });
  await screen.findByText("Edits are heard at the next skip");
});

it("An empty queue says how to fill it", async () => {
  await showQueue(queueOf([], { current: null, source: null, state: "idle" }));
  await screen.findByRole("heading", { name: "The queue is empty" });
  expect(screen.getByRole("button", { name: "Clear the queue" }).hasAttribute("disabled")).toBe(true);
});

it("The queue is saved as a playlist under the name that was typed", async () => {
  const { routes, requestsOf, opened } = await showQueue();
  routes["POST /queue/playlist"] = playlist("Party");
  fireEvent.click(await screen.findByRole("button", { name: "Save as a playlist" }));
  const dialog = await screen.findByRole("dialog", { name: "Save the queue as a playlist" });
  fireEvent.change(within(dialog).getByRole("textbox"), { target: { value: "Party" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  fireEvent.click(await screen.findByRole("button", { name: "Open" }));
  await waitFor(() => expect(opened).toEqual(["/playlists/playlist Party"]));
  expect(requestsOf("POST /queue/playlist").map(({ body }) => body)).toEqual([{ name: "Party" }]);
});

it("A change elsewhere is shown as soon as the player tells of another version", async () => {
  const { routes, send } = await showQueue();
  await row("Delta");
  routes["GET /queue"] = queueOf([queueItem("Delta")], { version: 8 });
  await send({ state: playerState(), problem: null, queueVersion: 8 });
  await waitFor(() => expect(order()).toEqual(["Next from Evening", "Delta"]));
});

it("A dragged row moves in the queue, and brings its song to playlists elsewhere", async () => {
  const { requestsOf } = await showQueue();
  const data = new Map<string, string>();
  const dataTransfer = {
    setData: (type: string, value: string) => data.set(type, value),
    getData: (type: string) => data.get(type) ?? "",
    setDragImage: () => {},
  };
  const send = async (name: "dragStart" | "dragOver" | "drop", title: string) => {
    const target = await row(title);
    const event = createEvent[name](target);
    Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
    fireEvent(target, event);
  };
  await send("dragStart", "Delta");
  expect(getDraggedSongs({ dataTransfer } as never).map(({ title }) => title)).toEqual(["Delta"]);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 100));
  await send("dragOver", "Beta");
  await send("drop", "Beta");
  await waitFor(() =>
    expect(requestsOf("PATCH /queue/{id}").map(({ params, body }) => [params.id, body?.before])).toEqual([
      ["item Delta", "item Gamma"],
    ]),
  );
});

it("A right click on a row opens a menu with what the menus of all songs have", async () => {
  await showQueue();
  fireEvent.contextMenu(await row("Delta"));
  const menu = within(await screen.findByRole("menu"));
  for (const name of ["Add to playlist…", "Copy link", "Open in Spotify", /^Move up/, /^Remove/])
    menu.getByRole("menuitem", { name });
});
