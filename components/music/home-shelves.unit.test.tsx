// @vitest-environment happy-dom

import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { onlyDeep } from "@/testing/depth";
import { connection, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { HomeShelves } from "./home-shelves";
import { PlaylistsShelf } from "./playlists-shelf";

const deepIt = onlyDeep(it);

const base = { "GET /me/spotify": connection("no-credentials") };

it("The shelves have placeholders while they load, and are gone if there is nothing to show", async () => {
  const { hold } = await serveApi({
    ...base,
    "GET /me/home": { recentlyPlayed: [], mostPlayed: [], newInPlaylists: [] },
  });
  const release = hold("GET /me/home");
  show(<HomeShelves />);
  const placeholders = () => document.querySelectorAll(".animate-shimmer").length;
  expect(placeholders()).toBeGreaterThan(0);
  release();
  await waitFor(() => expect(placeholders()).toBe(0));
});

it("Shelves that could not be loaded say so and load again", async () => {
  const { routes } = await serveApi({
    ...base,
    "GET /me/home": refused("internal_error", { reason: "request" }),
  });
  show(<HomeShelves />);
  const retry = await screen.findByRole("button", { name: "Retry" });
  routes["GET /me/home"] = { recentlyPlayed: [song("Alpha")], mostPlayed: [], newInPlaylists: [] };
  fireEvent.click(retry);
  await screen.findByText("Alpha");
});

it("A song of a shelf is named by the words that it shows", async () => {
  await serveApi({
    ...base,
    "GET /me/home": {
      recentlyPlayed: [],
      mostPlayed: [{ song: song("Alpha"), plays: 3 }],
      newInPlaylists: [],
    },
  });
  show(<HomeShelves />);
  await screen.findByRole("button", { name: "Play from here Alpha Ada 3 plays" });
});

deepIt("The shelf of playlists says that it could not be loaded", async () => {
  await serveApi({ ...base, "GET /playlists": refused("internal_error", { reason: "request" }) });
  show(<PlaylistsShelf />);
  await screen.findByRole("button", { name: "Retry" });
});
