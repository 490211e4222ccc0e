import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect } from "vitest";
import { PlaylistTracks } from "@/components/playlist/playlist-tracks";
import { connection, onlySongs, playlist, song } from "./api-data";
import { serveApi } from "./api-server";
import { show } from "./screen";

export const listRoute = "GET /playlists/{id}/tracks";
export const playRoute = "POST /player/play";
export const removeRoute = "POST /playlists/{id}/tracks/remove";

export const titles = ["Delta", "Alpha", "Café", "Beta"];
export const item = (title: string, position: number, isPlayable = true) => ({
  id: `item ${title}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song" as const,
  song: { ...song(title), isLiked: false, isPlayable },
  otherOccurrences: 0,
});

/** Shows a playlist whose server sorts by title and filters by words, in a browser that remembers no view. */
export async function showPlaylist({ unavailable = "", artistId = null as string | null } = {}) {
  localStorage.clear();
  window.history.replaceState(null, "", "/");
  let items = titles.map((title, position) => {
    const created = item(title, position, title !== unavailable);
    return { ...created, song: { ...created.song, artists: [{ id: artistId, name: "Ada" }] } };
  });
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

export const row = (title: string) => screen.getByRole("row", { name: new RegExp(title) });
export const rows = () => screen.getAllByRole("row").slice(1);
const shownTitles = () => rows().map(each => titles.find(title => each.textContent?.includes(title)));
export const expectRows = (expected: string[]) => waitFor(() => expect(shownTitles()).toEqual(expected));
export const selectedTitles = () =>
  rows()
    .filter(each => each.getAttribute("aria-selected") === "true")
    .map(each => titles.find(title => each.textContent?.includes(title)));
export const header = (name: string) => screen.getByRole("columnheader", { name });
export const sortBy = (name: string) => fireEvent.click(within(header(name)).getByRole("button"));

export const menuItems = async () => {
  const menu = await screen.findByRole("menu");
  return within(menu)
    .getAllByRole("menuitem")
    .map(({ textContent }) => textContent);
};

/** Touches a row as browsers report it: a pointer event, then a click for each tap. */
export function tap(target: Element, detail: number) {
  fireEvent.pointerDown(target, { pointerType: "touch" });
  fireEvent.pointerUp(target, { pointerType: "touch" });
  fireEvent.click(target, { detail });
}
