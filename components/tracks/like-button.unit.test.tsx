// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, onlyPage, song } from "@/testing/api-data";
import { refused, serveApi } from "@/testing/api-server";
import { show } from "@/testing/screen";
import { ArtistSongs } from "../artist/artist-songs";

const like = "POST /me/liked/{id}";
const unlike = "DELETE /me/liked/{id}";
const likeTrack = "POST /tracks/{id}/like";

/** Shows two songs of an artist: Alpha is not liked, Beta is. */
async function showSongs({ inLibrary = true } = {}) {
  const found = (title: string, isLiked: boolean) => {
    const { id, ...rest } = song(title);
    return { ...rest, id: inLibrary ? id : null, isLiked, playlists: [] };
  };
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /artists/{id}/songs": onlyPage(found("Alpha", false), found("Beta", true)),
    [like]: null,
    [unlike]: null,
    [likeTrack]: { songId: "new song" },
  });
  show(<ArtistSongs id="ada" />);
  await screen.findByRole("row", { name: /Alpha/ });
  return server;
}

const heart = (title: string) => screen.getByRole("button", { name: `Like ${title}` });
const isLiked = (title: string, value: boolean) =>
  waitFor(() => expect(heart(title).getAttribute("aria-pressed")).toBe(`${value}`));

it("A like shows before the server has answered", async () => {
  const { hold, requestsOf } = await showSongs();
  const release = hold(like);
  fireEvent.click(heart("Alpha"));
  await isLiked("Alpha", true);
  await isLiked("Beta", true);
  release();
  await waitFor(() => expect(requestsOf(like).map(({ params }) => params.id)).toEqual(["song Alpha"]));
});

it("A refused like is taken back, and the person is told why", async () => {
  const { routes, hold } = await showSongs();
  routes[like] = refused("spotify_unavailable");
  const release = hold(like);
  fireEvent.click(heart("Alpha"));
  await isLiked("Alpha", true);
  release();
  await screen.findByText("Alpha was not liked");
  screen.getByText(/^Spotify is not responding right now/);
  await isLiked("Alpha", false);
});

it("A song that could not be unliked is shown as liked again", async () => {
  const { routes, hold } = await showSongs();
  routes[unlike] = refused("spotify_unavailable");
  const release = hold(unlike);
  fireEvent.click(heart("Beta"));
  await isLiked("Beta", false);
  release();
  await screen.findByText("Beta is still liked");
  await isLiked("Beta", true);
});

it("A song from outside the library is liked by its id on Spotify", async () => {
  const { requestsOf } = await showSongs({ inLibrary: false });
  fireEvent.click(heart("Alpha"));
  await waitFor(() => expect(requestsOf(likeTrack).map(({ params }) => params.id)).toEqual(["Alpha"]));
  await isLiked("Alpha", true);
});
