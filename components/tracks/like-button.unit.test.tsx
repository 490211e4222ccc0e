// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, onlyPage, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ArtistSongs } from "../artist/artist-songs";

const likeRoute = "POST /me/liked/{id}";
const unlikeRoute = "DELETE /me/liked/{id}";
const likeTrackRoute = "POST /tracks/{id}/like";

/** Shows three songs of an artist, of which only Beta is liked. */
async function showSongs({ inLibrary = true } = {}) {
  const foundSong = (title: string, isLiked: boolean) => {
    const { id, ...rest } = song(title);
    return { ...rest, id: inLibrary ? id : null, isLiked, playlists: [] };
  };
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /artists/{id}/songs": onlyPage(
      foundSong("Alpha", false),
      foundSong("Beta", true),
      foundSong("Gamma", false),
    ),
    [likeRoute]: null,
    [unlikeRoute]: null,
    [likeTrackRoute]: { songId: "new song" },
  });
  show(<ArtistSongs id="ada" />);
  await screen.findByRole("row", { name: /Alpha/ });
  return server;
}

const heart = (title: string) => screen.getByRole("button", { name: `Like ${title}` });
const expectLiked = (title: string, value: boolean) =>
  waitFor(() => expect(heart(title).getAttribute("aria-pressed")).toBe(`${value}`));

it("A like shows before the server has answered", async () => {
  const { hold, requestsOf } = await showSongs();
  const release = hold(likeRoute);
  fireEvent.click(heart("Alpha"));
  await expectLiked("Alpha", true);
  await expectLiked("Gamma", false);
  release();
  await waitFor(() => expect(requestsOf(likeRoute).map(({ params }) => params.id)).toEqual(["song Alpha"]));
});

it("A refused like is undone, and the person is told why", async () => {
  const { routes, hold } = await showSongs();
  routes[likeRoute] = refused("spotify_unavailable");
  const release = hold(likeRoute);
  fireEvent.click(heart("Alpha"));
  await expectLiked("Alpha", true);
  release();
  await screen.findByText("Couldn’t like Alpha");
  screen.getByText(/^Spotify isn’t responding right now/);
  await expectLiked("Alpha", false);
});

it("A song that could not be unliked is shown as liked again", async () => {
  const { routes, hold } = await showSongs();
  routes[unlikeRoute] = refused("spotify_unavailable");
  const release = hold(unlikeRoute);
  fireEvent.click(heart("Beta"));
  await expectLiked("Beta", false);
  release();
  await screen.findByText("Beta is still liked");
  await expectLiked("Beta", true);
});

it("An unliked song is liked again by Undo, and not if the unlike was refused", async () => {
  const { routes, requestsOf } = await showSongs();
  fireEvent.click(heart("Beta"));
  fireEvent.click(await screen.findByText("Undo"));
  await expectLiked("Beta", true);
  await waitFor(() => expect(requestsOf(likeRoute).map(({ params }) => params.id)).toEqual(["song Beta"]));
  routes[unlikeRoute] = refused("spotify_unavailable");
  fireEvent.click(heart("Beta"));
  await screen.findByText("Beta is still liked");
  await waitFor(() => expect(screen.queryByText("Undo")).toBeNull());
});

it("A song that is not in the library is liked by its Spotify id", async () => {
  const { requestsOf } = await showSongs({ inLibrary: false });
  fireEvent.click(heart("Alpha"));
  await waitFor(() => expect(requestsOf(likeTrackRoute).map(({ params }) => params.id)).toEqual(["Alpha"]));
  await expectLiked("Alpha", true);
});
