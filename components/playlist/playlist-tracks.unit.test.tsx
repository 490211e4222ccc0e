// @vitest-environment happy-dom

import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { onlyDeep } from "@/testing/depth";
import { connection, job, onlySongs, playlist, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistTracks } from "./playlist-tracks";

const deepIt = onlyDeep(it);

const listRoute = "GET /playlists/{id}/tracks";
const removeRoute = "DELETE /playlists/{id}/tracks/{itemId}";
const moveRoute = "POST /playlists/{id}/tracks/move";
const putBackRoute = "POST /playlists/{id}/tracks/put-back";

const item = (title: string, position: number) => ({
  id: `item ${title}`,
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song" as const,
  song: { ...song(title), isLiked: false },
  otherOccurrences: 0,
});

/** Shows a playlist of Alpha, Beta, Gamma and Delta. The server changes its titles when it answers an edit. */
async function showPlaylist(shown = playlist("Road trip"), otherOccurrences = 0) {
  const initialTitles = ["Alpha", "Beta", "Gamma", "Delta"];
  let serverTitles = initialTitles;
  const insert = (title: string, position: number) => {
    serverTitles = serverTitles.filter(other => other !== title).toSpliced(position, 0, title);
    return null;
  };
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [listRoute]: () =>
      onlySongs(...serverTitles.map((title, position) => ({ ...item(title, position), otherOccurrences }))),
    [removeRoute]: ({ params }) => {
      serverTitles = serverTitles.filter(title => `item ${title}` !== params.itemId);
      return null;
    },
    [moveRoute]: ({ body }) => {
      const [moved = ""] = body.itemIds.map(id => id.replace("item ", ""));
      const others = serverTitles.filter(title => title !== moved);
      const before = others.findIndex(title => `item ${title}` === body.before);
      return insert(moved, before < 0 ? others.length : before);
    },
    [putBackRoute]: ({ body }) => {
      const titles = [...serverTitles, ...body.itemIds.map(id => id.replace("item ", ""))];
      serverTitles = initialTitles.filter(title => titles.includes(title));
      return null;
    },
  });
  show(<PlaylistTracks playlist={shown} />);
  await screen.findByRole("row", { name: /Alpha/ });
  return {
    ...server,
    setServerTitles: (titles: string[]) => {
      serverTitles = titles;
    },
  };
}

const shownTitles = () =>
  screen
    .getAllByLabelText(/^More for /)
    .map(button => button.getAttribute("aria-label")?.replace("More for ", ""));

const expectRows = (titles: string[]) => waitFor(() => expect(shownTitles()).toEqual(titles));

function press(title: string, key: string, altKey = false) {
  const row = screen.getByRole("row", { name: new RegExp(title) });
  act(() => row.focus());
  fireEvent.keyDown(row, { key, altKey });
}

const outage = refused("spotify_unavailable");
const conflict = refused("playlist_not_editable", { reason: "not_owner" });

it("A removed track disappears before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(removeRoute);
  press("Beta", "Delete");
  await expectRows(["Alpha", "Gamma", "Delta"]);
  expect(requestsOf(listRoute)).toHaveLength(1);
  release();
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(2));
  await expectRows(["Alpha", "Gamma", "Delta"]);
});

it("A moved track shows and is announced at its new place before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(moveRoute);
  press("Alpha", "ArrowDown", true);
  await expectRows(["Beta", "Alpha", "Gamma", "Delta"]);
  await screen.findByText("Alpha is now number 2");
  expect(requestsOf(listRoute)).toHaveLength(1);
  release();
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(2));
  expect(requestsOf(moveRoute).map(({ body }) => body)).toEqual([
    { itemIds: ["item Alpha"], before: "item Gamma" },
  ]);
  await expectRows(["Beta", "Alpha", "Gamma", "Delta"]);
});

it("A track that moves to the last place is sent as a move to the end", async () => {
  const { requestsOf } = await showPlaylist();
  press("Gamma", "ArrowDown", true);
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(2));
  expect(requestsOf(moveRoute).map(({ body }) => body.before)).toEqual([null]);
  await expectRows(["Alpha", "Beta", "Delta", "Gamma"]);
});

it("A refused removal brings the track back and tells the person why", async () => {
  const { routes, hold } = await showPlaylist();
  routes[removeRoute] = outage;
  const release = hold(listRoute);
  press("Beta", "Delete");
  await screen.findByText("Couldn’t remove the song");
  screen.getByText(/^Spotify isn’t responding right now/);
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
  release();
});

it("A refused move returns the track to its place and tells the person why", async () => {
  const { routes, hold } = await showPlaylist();
  routes[moveRoute] = conflict;
  const release = hold(listRoute);
  press("Alpha", "ArrowDown", true);
  await screen.findByText("Couldn’t move the song");
  screen.getByText("This playlist belongs to somebody else on Spotify.");
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
  release();
});

deepIt("After a refusal the list shows the rows that the server has now", async () => {
  const { routes, setServerTitles } = await showPlaylist();
  routes[removeRoute] = () => {
    setServerTitles(["Gamma", "Epsilon"]);
    return conflict;
  };
  press("Beta", "Delete");
  await screen.findByText("Couldn’t remove the song");
  await expectRows(["Gamma", "Epsilon"]);
});

it("Two edits in a row are sent one after the other, and then the list shows the server's rows", async () => {
  const { hold, requestsOf } = await showPlaylist();
  const release = hold(removeRoute);
  press("Alpha", "Delete");
  await expectRows(["Beta", "Gamma", "Delta"]);
  press("Beta", "ArrowDown", true);
  await expectRows(["Gamma", "Beta", "Delta"]);
  await waitFor(() => expect(requestsOf(removeRoute)).toHaveLength(1));
  expect(requestsOf(moveRoute)).toHaveLength(0);
  release();
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(2));
  expect(requestsOf(moveRoute).map(({ body }) => body)).toEqual([
    { itemIds: ["item Beta"], before: "item Delta" },
  ]);
  await expectRows(["Gamma", "Beta", "Delta"]);
});

it("Undo puts a removed track back at its place before the server has answered", async () => {
  const { hold, requestsOf } = await showPlaylist();
  press("Beta", "Delete");
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(2));
  const release = hold(putBackRoute);
  fireEvent.click(await screen.findByText("Undo"));
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
  release();
  await waitFor(() => expect(requestsOf(listRoute)).toHaveLength(3));
  expect(requestsOf(putBackRoute).map(({ body }) => body)).toEqual([{ itemIds: ["item Beta"] }]);
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
});

it("Ctrl-Z undoes the newest edits, one after the other, while their messages are there", async () => {
  const { requestsOf } = await showPlaylist();
  press("Beta", "Delete");
  await expectRows(["Alpha", "Gamma", "Delta"]);
  press("Alpha", "ArrowDown", true);
  await expectRows(["Gamma", "Alpha", "Delta"]);
  for (const count of [1, 2]) {
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    await waitFor(() => expect(requestsOf(putBackRoute)).toHaveLength(count));
  }
  expect(requestsOf(putBackRoute).map(({ body }) => body.itemIds)).toEqual([["item Alpha"], ["item Beta"]]);
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(requestsOf(putBackRoute)).toHaveLength(2);
});

deepIt("A refused removal offers no undo, not even to Ctrl-Z", async () => {
  const { routes, requestsOf } = await showPlaylist();
  routes[removeRoute] = outage;
  press("Beta", "Delete");
  await screen.findByText("Couldn’t remove the song");
  await waitFor(() => expect(screen.queryByText("Removed Beta")).toBeNull());
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
  expect(requestsOf(putBackRoute)).toEqual([]);
});

it("Ctrl-Z in a text box does not undo an edit of the list", async () => {
  const { requestsOf } = await showPlaylist();
  press("Beta", "Delete");
  await screen.findByText("Removed Beta");
  fireEvent.keyDown(screen.getByRole("searchbox"), { key: "z", ctrlKey: true });
  expect(requestsOf(putBackRoute)).toEqual([]);
});

deepIt("Several moves of one song in a row are undone together", async () => {
  const { requestsOf } = await showPlaylist();
  press("Alpha", "ArrowDown", true);
  await expectRows(["Beta", "Alpha", "Gamma", "Delta"]);
  press("Alpha", "ArrowDown", true);
  await expectRows(["Beta", "Gamma", "Alpha", "Delta"]);
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  await waitFor(() => expect(requestsOf(putBackRoute)).toHaveLength(2));
  await expectRows(["Alpha", "Beta", "Gamma", "Delta"]);
});

const onSpotify = { ...playlist("Road trip"), origin: "spotify" as const, spotifyId: "mix" };

it("The removal of a track with other occurrences on Spotify is confirmed first, with what happens to their dates", async () => {
  const { requestsOf } = await showPlaylist(onSpotify, 2);
  press("Beta", "Delete");
  await screen.findByText(/^Beta is in this playlist 3 times\. .* their date becomes today/);
  expect(requestsOf(removeRoute)).toEqual([]);
  fireEvent.click(screen.getByText("Remove this one"));
  await waitFor(() => expect(requestsOf(removeRoute)).toHaveLength(1));
});

it("After an edit of a playlist that was changed on Spotify, one button imports the playlist", async () => {
  const { routes, requestsOf } = await showPlaylist(onSpotify);
  routes[moveRoute] = refused("playlist_changed_on_spotify", { reason: "edit" });
  routes["POST /spotify/import"] = { job: job() };
  press("Alpha", "ArrowDown", true);
  fireEvent.click(await screen.findByText("Import now"));
  await waitFor(() => expect(requestsOf("POST /spotify/import")).toHaveLength(1));
  expect(requestsOf("POST /spotify/import")[0]?.body).toEqual({ playlists: ["mix"], likedSongs: false });
});
