// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { onlySongs } from "@/testing/screens/api-data";
import { refused } from "@/testing/screens/api-server";
import {
  expectRows,
  item,
  listRoute,
  menuItems,
  playRoute,
  removeRoute,
  row,
  selectedTitles,
  showPlaylist,
  sortBy,
  tap,
  titles,
} from "@/testing/screens/track-list-screen";
import { getDraggedSongs } from "../song-drag";

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

it("The menu of a selected row is about the selection", async () => {
  await showPlaylist();
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  fireEvent.click(row("Beta"), { ctrlKey: true });
  fireEvent.contextMenu(row("Beta"));
  expect(await menuItems()).toContain("Copy links");
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
