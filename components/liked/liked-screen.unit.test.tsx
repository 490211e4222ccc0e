// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { connection, emptyPage, onlySongs, song } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { LikedScreen } from "./liked-screen";

const titles = ["Alpha", "Beta", "Gamma"];

beforeEach(() => window.history.replaceState(null, "", "/"));

async function showLiked() {
  let liked = titles;
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /shuffles": emptyPage,
    "GET /me/liked": () =>
      onlySongs(
        ...liked.map((title, position) => ({
          position,
          addedAt: "2026-11-21T12:00:00.000Z",
          song: { ...song(title), isLiked: true },
        })),
      ),
    "POST /me/liked/remove": ({ body }) => {
      liked = liked.filter(title => !body.songIds.includes(`song ${title}`));
      return null;
    },
    "DELETE /me/liked/{id}": ({ params }) => {
      liked = liked.filter(title => `song ${title}` !== params.id);
      return null;
    },
    "POST /me/liked": () => {
      liked = titles;
      return null;
    },
    "POST /me/liked/{id}": () => {
      liked = titles;
      return null;
    },
    "POST /player/play": null,
  });
  show(<LikedScreen />);
  await screen.findByRole("row", { name: /Alpha/ });
  return server;
}

const row = (title: string) => screen.getByRole("row", { name: new RegExp(title) });

it("Liked songs tell their number and length, and play from a row on", async () => {
  const { requestsOf } = await showLiked();
  screen.getByText("3 songs");
  screen.getByText("9 min");
  fireEvent.doubleClick(row("Beta"));
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(1));
  fireEvent.click(screen.getByRole("button", { name: "Play" }));
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(2));
  expect(requestsOf("POST /player/play").map(({ body }) => body)).toEqual([
    { likedSongs: true, offset: 1 },
    { likedSongs: true, offset: 0 },
  ]);
});

it("The heart of a liked song unlikes it, and Undo likes it again", async () => {
  await showLiked();
  fireEvent.click(within(row("Beta")).getByRole("button", { name: "Like Beta" }));
  await screen.findByText("Removed Beta from Liked songs");
  await waitFor(() => expect(screen.queryByRole("row", { name: /Beta/ })).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByRole("row", { name: /Beta/ });
});

it("Selected liked songs are unliked with one request, and Undo likes them again", async () => {
  const { requestsOf } = await showLiked();
  fireEvent.click(row("Alpha"), { ctrlKey: true });
  fireEvent.click(row("Gamma"), { ctrlKey: true });
  fireEvent.keyDown(row("Alpha"), { key: "Delete" });
  await screen.findByText("Removed 2 songs from Liked songs");
  await waitFor(() =>
    expect(requestsOf("POST /me/liked/remove").map(({ body }) => body.songIds)).toEqual([
      ["song Alpha", "song Gamma"],
    ]),
  );
  await waitFor(() => expect(screen.queryByRole("row", { name: /Alpha/ })).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByRole("row", { name: /Alpha/ });
});
