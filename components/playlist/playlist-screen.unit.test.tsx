// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, emptyPage, onlyPage, onlySongs, playlist } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistScreen } from "./playlist-screen";

async function showPlaylist() {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /playlists": onlyPage(playlist("Road trip")),
    "GET /playlist-folders": { items: [] },
    "GET /playlists/{id}": playlist("Road trip"),
    "GET /playlists/{id}/tracks": onlySongs(),
    "GET /shuffles": emptyPage,
    "DELETE /playlists/{id}": null,
  });
  const { opened, loaded } = show(<PlaylistScreen id="road" />);
  await screen.findByRole("heading", { name: "Road trip" });
  await loaded();
  const remove = async () => {
    // happy-dom has no pointer events, which open the menu in browsers.
    fireEvent.keyDown(screen.getByRole("button", { name: "Edit playlist" }), { key: "Enter" });
    fireEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
    fireEvent.click(await screen.findByRole("button", { name: "Delete playlist" }));
  };
  return { ...server, opened, loaded, remove };
}

it("A deleted playlist is left without asking for it again", async () => {
  const { requestsOf, routes, opened, loaded, remove } = await showPlaylist();
  const asked = () =>
    requestsOf("GET /playlists/{id}").length + requestsOf("GET /playlists/{id}/tracks").length;
  const before = asked();
  routes["GET /playlists/{id}"] = refused("not_found", { reason: "playlist" });
  routes["GET /playlists/{id}/tracks"] = refused("not_found", { reason: "playlist" });
  await remove();
  await waitFor(() => expect(opened).toEqual(["/library"]));
  await loaded();
  expect(asked()).toBe(before);
  expect(screen.queryByRole("heading", { name: "Road trip" })).toBeNull();
});

it("A playlist that could not be deleted stays on the screen", async () => {
  const { routes, opened, remove } = await showPlaylist();
  routes["DELETE /playlists/{id}"] = refused("spotify_unavailable");
  await remove();
  await screen.findByText(/^Spotify isn’t responding right now/);
  screen.getByRole("heading", { name: "Road trip", hidden: true });
  expect(opened).toEqual([]);
});
