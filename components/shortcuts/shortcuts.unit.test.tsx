// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { connection, emptyPage, playlist, queueOf } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { show } from "@/testing/screens/screen";
import { CurrentTrack } from "../player/current-track";
import { RepeatButton } from "../player/repeat-button";
import { Shortcuts } from "./shortcuts";

beforeEach(() => localStorage.clear());

async function showShortcuts() {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "POST /player/play": null,
    "GET /shuffles": emptyPage,
    "GET /search": {
      playlists: { items: [{ ...playlist("Road trip"), inLibrary: true }], total: 1 },
      songs: { items: [], total: 0 },
      nextCursor: null,
    },
  });
  const shown = show(
    <>
      <Shortcuts />
      <input aria-label="Field" />
      <input type="range" aria-label="Slider" />
      <button type="button">Button</button>
    </>,
  );
  await shown.loaded();
  return { ...shown, hold: server.hold, plays: () => server.requestsOf("POST /player/play").length };
}

const key = (name: string, target: Element | Document = document.body, more = {}) =>
  fireEvent.keyDown(target, { key: name, ...more });

it("Space plays, but not while somebody types or presses a button", async () => {
  const { plays } = await showShortcuts();
  key(" ", screen.getByRole("textbox"));
  key(" ", screen.getByRole("button", { name: "Button" }));
  key(" ", document.body, { altKey: true });
  expect(plays()).toBe(0);
  key(" ");
  await waitFor(() => expect(plays()).toBe(1));
});

it("Space plays with the focus on a slider, where a click on it leaves the focus", async () => {
  const { plays } = await showShortcuts();
  key(" ", screen.getByRole("slider"));
  await waitFor(() => expect(plays()).toBe(1));
});

it("A slash opens the search from every screen", async () => {
  const { opened } = await showShortcuts();
  key("/", screen.getByRole("textbox"));
  key("/", document.body, { ctrlKey: true });
  expect(opened).toEqual([]);
  key("/");
  expect(opened).toEqual(["/search"]);
});

it("F goes to the filter of the screen's list", async () => {
  await showShortcuts();
  show(
    <main>
      <input type="search" aria-label="Filter" />
    </main>,
  );
  key("f");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

it("The palette leads to the search with the text", async () => {
  const { opened } = await showShortcuts();
  key("k", document.body, { ctrlKey: true });
  const box = await screen.findByRole("combobox");
  fireEvent.change(box, { target: { value: "a & b" } });
  fireEvent.click(await screen.findByRole("option", { name: /Search for “a & b”/ }));
  expect(opened).toEqual(["/search?q=a+%26+b"]);
});

it("The palette offers nothing that was found for another text", async () => {
  const { hold } = await showShortcuts();
  key("k", document.body, { ctrlKey: true });
  const box = await screen.findByRole("combobox");
  fireEvent.change(box, { target: { value: "road" } });
  await screen.findByRole("option", { name: /Road trip/ });
  const release = hold("GET /search");
  fireEvent.change(box, { target: { value: "road t" } });
  screen.getByRole("option", { name: /Road trip/ });
  fireEvent.change(box, { target: { value: "evening" } });
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "Search for “evening”Page",
  ]);
  release();
});

it("The list of shortcuts switches off those of a single key, and the others still work", async () => {
  const { plays, opened } = await showShortcuts();
  key("?", document.body, { shiftKey: true });
  fireEvent.click(await screen.findByRole("checkbox", { name: /Single-key/ }));
  key("Escape", screen.getByRole("dialog"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  for (const name of [" ", "/", "?", "l", "ArrowRight"]) key(name);
  key("k", document.body, { ctrlKey: true });
  expect(await screen.findByRole("combobox")).toBeTruthy();
  expect([plays(), opened]).toEqual([0, []]);
});

it("The palette opens a playlist that the library finds", async () => {
  const { opened } = await showShortcuts();
  key("k", document.body, { ctrlKey: true });
  const box = await screen.findByRole("combobox");
  fireEvent.change(box, { target: { value: "road" } });
  const option = await screen.findByRole("option", { name: /Road trip/ });
  await waitFor(() => expect(option.getAttribute("aria-selected")).toBe("true"));
  expect(box.getAttribute("aria-activedescendant")).toBe(option.id);
  key("Enter", box);
  expect(opened).toEqual([`/playlists/${playlist("Road trip").id}`]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("The palette runs a command, which the arrows choose", async () => {
  const { plays } = await showShortcuts();
  key("k", document.body, { metaKey: true });
  const box = await screen.findByRole("combobox");
  fireEvent.change(box, { target: { value: "s" } });
  fireEvent.change(box, { target: { value: "play or" } });
  expect(screen.getAllByRole("option")[0]?.textContent).toContain("Play or pause");
  key("ArrowDown", box);
  key("ArrowUp", box);
  key("Enter", box);
  await waitFor(() => expect(plays()).toBe(1));
});

it("Keys also work in the views of the player, and not in other dialogs", async () => {
  const { requestsOf } = await showWithPlayer(
    <>
      <Shortcuts />
      <CurrentTrack />
      <div role="dialog" data-player-view aria-label="View">
        <p>Song</p>
        <div role="dialog" aria-label="Box">
          <p>Question</p>
        </div>
      </div>
    </>,
  );
  await screen.findByText("Alpha");
  key(" ", screen.getByText("Question"));
  key(" ", screen.getByText("Song"));
  await waitFor(() => expect(requestsOf("POST /player/pause")).toHaveLength(1));
});

it("The key for repeat does what its button does, also while the queue repeats", async () => {
  const { requestsOf } = await showWithPlayer(
    <>
      <Shortcuts />
      <RepeatButton />
    </>,
    { routes: { "GET /queue": queueOf([], { repeats: true }) } },
  );
  await screen.findByRole("button", { name: "Repeat: all songs" });
  key("r");
  await waitFor(() =>
    expect(requestsOf("POST /player/repeat").map(({ body }) => body)).toEqual([{ state: "track" }]),
  );
});

it("The palette knows all screens, keeps the chosen entry in view, and waits for an input method", async () => {
  const { opened } = await showShortcuts();
  const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
  key("k", document.body, { ctrlKey: true });
  const box = await screen.findByRole("combobox");
  key("ArrowUp", box);
  const last = screen.getAllByRole("option").at(-1);
  await waitFor(() => expect(scrolled.mock.contexts.at(-1)).toBe(last));
  fireEvent.change(box, { target: { value: "albums" } });
  await waitFor(() => expect(screen.getAllByRole("option")[0]?.textContent).toContain("Albums"));
  key("Enter", box, { isComposing: true });
  expect(opened).toEqual([]);
  key("Enter", box);
  expect(opened).toEqual(["/albums"]);
});

it.each([
  ["duplicates", "/songs/duplicates"],
  ["listening history", "/history/import"],
  ["recommendations", "/recommendations/mix"],
])("The palette opens the page of “%s”", async (text, path) => {
  const { opened } = await showShortcuts();
  key("k", document.body, { ctrlKey: true });
  const box = await screen.findByRole("combobox");
  fireEvent.change(box, { target: { value: text } });
  key("Enter", box);
  expect(opened).toEqual([path]);
});
