// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, emptyPage, onlyPage, playlist, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { AddToPlaylist } from "./add-to-playlist";

const addRoute = "POST /playlists/{id}/tracks";
const item = (title: string) => ({
  id: `item ${title}`,
  position: 0,
  addedAt: "2026-11-21T12:00:00.000Z",
  kind: "song" as const,
  song: { ...song(title), isLiked: false },
  otherOccurrences: 0,
});

/** Opens the dialog for songs; the playlist "Road trip" has the song "Alpha" already. */
async function openDialog(titles: string[]) {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /playlists": onlyPage(playlist("Road trip"), playlist("Calm")),
    "GET /songs/{id}/playlists": ({ params }) =>
      params.id === "song Alpha" ? onlyPage(playlist("Road trip")) : emptyPage,
    [addRoute]: ({ body }) => {
      const has = titles.includes("Alpha");
      if (body.duplicates === "refuse" && has)
        return refused("already_in_playlist", {
          reason: titles.length === 1 ? "all" : "some",
          count: 1,
          total: titles.length,
          name: "Road trip",
        });
      const added = body.duplicates === "skip" ? titles.filter(title => title !== "Alpha") : titles;
      return { items: added.map(item), trackCount: added.length };
    },
    "POST /playlists/{id}/tracks/remove": null,
    "POST /playlists": { ...playlist("Fresh"), id: "fresh" },
  });
  show(<AddToPlaylist songs={titles.map(song)} onClose={() => {}} />);
  await screen.findByRole("button", { name: "Add to Road trip" });
  return server;
}

const add = () => fireEvent.click(screen.getByRole("button", { name: "Add to Road trip" }));

it("Playlists that have the song already are marked, and the last used playlists come first", async () => {
  const { requestsOf } = await openDialog(["Alpha"]);
  await screen.findByText("Already in");
  expect(requestsOf("GET /playlists")[0]?.query).toMatchObject({ sort: "recent" });
});

it("A song that the playlist has already is added only after a question", async () => {
  const { requestsOf } = await openDialog(["Alpha"]);
  add();
  await screen.findByText("Road trip already has this song. Nothing was added.");
  expect(screen.queryByText("Add only new songs")).toBeNull();
  fireEvent.click(screen.getByText("Add anyway"));
  await screen.findByText("Added Alpha to Road trip");
  expect(requestsOf(addRoute).map(({ body }) => body.duplicates)).toEqual(["refuse", "add"]);
});

it("Canceling the question adds nothing", async () => {
  const { requestsOf } = await openDialog(["Alpha"]);
  add();
  const cancel = await screen.findByText("Cancel");
  fireEvent.click(cancel);
  await waitFor(() => expect(screen.queryByText("Add anyway")).toBeNull());
  expect(requestsOf(addRoute)).toHaveLength(1);
  screen.getByRole("button", { name: "Add to Road trip" });
});

it("Of several songs, only the new ones can be added, and Undo removes exactly these", async () => {
  const { requestsOf } = await openDialog(["Alpha", "Beta"]);
  add();
  fireEvent.click(await screen.findByText("Add only new songs"));
  await screen.findByText("Added 1 song to Road trip");
  fireEvent.click(screen.getByText("Undo"));
  await waitFor(() =>
    expect(requestsOf("POST /playlists/{id}/tracks/remove").map(({ body }) => body.itemIds)).toEqual([
      ["item Beta"],
    ]),
  );
});

it("A new playlist is created with the songs", async () => {
  const { requestsOf } = await openDialog(["Beta"]);
  fireEvent.click(screen.getByRole("button", { name: "New playlist" }));
  fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "Fresh" } });
  fireEvent.click(screen.getByRole("button", { name: "Create and add" }));
  await waitFor(() => expect(requestsOf(addRoute).map(({ params }) => params.id)).toEqual(["fresh"]));
});
