// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, playlist, song } from "@/testing/api-data";
import { refused, serveApi } from "@/testing/api-server";
import { show } from "@/testing/screen";
import { PlaylistTracks } from "./playlist-tracks";

const list = "GET /playlists/{id}/tracks";
const remove = "DELETE /playlists/{id}/tracks/{itemId}";
const move = "POST /playlists/{id}/tracks/move";
const add = "POST /playlists/{id}/tracks";

const item = (title: string, position: number) => ({
  id: `item ${title}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song" as const,
  song: song(title),
});

/** Shows a playlist of Alpha, Beta, Gamma and Delta. The server changes `stored` when it answers an edit. */
async function showPlaylist() {
  let stored = ["Alpha", "Beta", "Gamma", "Delta"];
  const place = (title: string, position: number) => {
    stored = stored.filter(other => other !== title).toSpliced(position, 0, title);
    return null;
  };
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [list]: () => ({ items: stored.map(item), nextCursor: null, total: stored.length }),
    [remove]: ({ params }) => {
      stored = stored.filter(title => `item ${title}` !== params.itemId);
      return null;
    },
    [move]: ({ body }) => {
      const [moved = ""] = body.itemIds.map(id => id.replace("item ", ""));
      const others = stored.filter(title => title !== moved);
      const before = others.findIndex(title => `item ${title}` === body.before);
      return place(moved, before < 0 ? others.length : before);
    },
    [add]: ({ body }) => {
      for (const id of body.songIds ?? []) place(id.replace("song ", ""), body.position ?? stored.length);
      return { items: [], trackCount: stored.length };
    },
  });
  show(<PlaylistTracks playlist={playlist("Road trip")} />);
  await screen.findByRole("row", { name: /Alpha/ });
  return {
    ...server,
    store: (titles: string[]) => {
      stored = titles;
    },
  };
}

const shown = () =>
  screen
    .getAllByLabelText(/^More for /)
    .map(button => button.getAttribute("aria-label")?.replace("More for ", ""));

const rowsAre = (titles: string[]) => waitFor(() => expect(shown()).toEqual(titles));

function press(title: string, key: string, altKey = false) {
  const row = screen.getByRole("row", { name: new RegExp(title) });
  act(() => row.focus());
  fireEvent.keyDown(row, { key, altKey });
}

const outage = refused("spotify_unavailable");
const conflict = refused("playlist_not_editable", { reason: "not_owner" });

it("A removed track disappears before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(remove);
  press("Beta", "Delete");
  await rowsAre(["Alpha", "Gamma", "Delta"]);
  expect(requestsOf(list)).toHaveLength(1);
  release();
  await waitFor(() => expect(requestsOf(list)).toHaveLength(2));
  await rowsAre(["Alpha", "Gamma", "Delta"]);
});

it("A moved track shows and is announced at its new place before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(move);
  press("Alpha", "ArrowDown", true);
  await rowsAre(["Beta", "Alpha", "Gamma", "Delta"]);
  screen.getByText("Alpha is now number 2");
  expect(requestsOf(list)).toHaveLength(1);
  release();
  await waitFor(() => expect(requestsOf(list)).toHaveLength(2));
  expect(requestsOf(move).map(({ body }) => body)).toEqual([
    { itemIds: ["item Alpha"], before: "item Gamma" },
  ]);
  await rowsAre(["Beta", "Alpha", "Gamma", "Delta"]);
});

it("A track that moves to the last place is sent as a move to the end", async () => {
  const { requestsOf } = await showPlaylist();
  press("Gamma", "ArrowDown", true);
  await waitFor(() => expect(requestsOf(list)).toHaveLength(2));
  expect(requestsOf(move).map(({ body }) => body.before)).toEqual([null]);
  await rowsAre(["Alpha", "Beta", "Delta", "Gamma"]);
});

it("A refused removal brings the track back and tells the person why", async () => {
  const { routes } = await showPlaylist();
  routes[remove] = outage;
  press("Beta", "Delete");
  await screen.findByText("The track was not removed");
  screen.getByText(/^Spotify is not responding right now/);
  await rowsAre(["Alpha", "Beta", "Gamma", "Delta"]);
});

it("A refused move returns the track to its place and tells the person why", async () => {
  const { routes, hold } = await showPlaylist();
  routes[move] = conflict;
  const release = hold(list);
  press("Alpha", "ArrowDown", true);
  await screen.findByText("The track was not moved");
  screen.getByText("This playlist belongs to somebody else on Spotify.");
  await rowsAre(["Alpha", "Beta", "Gamma", "Delta"]);
  release();
});

it("After a refusal the rows are the ones that the server has by then", async () => {
  const { routes, store } = await showPlaylist();
  routes[remove] = () => {
    store(["Gamma", "Epsilon"]);
    return conflict;
  };
  press("Beta", "Delete");
  await screen.findByText("The track was not removed");
  await rowsAre(["Gamma", "Epsilon"]);
});

it("Two edits in a row are sent one after the other and then shown as the server has them", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(remove);
  press("Alpha", "Delete");
  await rowsAre(["Beta", "Gamma", "Delta"]);
  press("Beta", "ArrowDown", true);
  await rowsAre(["Gamma", "Beta", "Delta"]);
  await waitFor(() => expect(requestsOf(remove)).toHaveLength(1));
  expect(requestsOf(move)).toHaveLength(0);
  release();
  await waitFor(() => expect(requestsOf(list)).toHaveLength(2));
  expect(requestsOf(move).map(({ body }) => body)).toEqual([
    { itemIds: ["item Beta"], before: "item Delta" },
  ]);
  await rowsAre(["Gamma", "Beta", "Delta"]);
});

it("Undo puts a removed track back at its place before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  press("Beta", "Delete");
  await waitFor(() => expect(requestsOf(list)).toHaveLength(2));
  const release = hold(add);
  fireEvent.click(await screen.findByText("Undo"));
  await rowsAre(["Alpha", "Beta", "Gamma", "Delta"]);
  release();
  await waitFor(() => expect(requestsOf(list)).toHaveLength(3));
  expect(requestsOf(add).map(({ body }) => body)).toEqual([{ songIds: ["song Beta"], position: 1 }]);
  await rowsAre(["Alpha", "Beta", "Gamma", "Delta"]);
});
