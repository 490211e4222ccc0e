// @vitest-environment happy-dom
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { playlistsQuery } from "@/lib/client/playlists";
import { connection, emptyPage, onlyPage, playlist, song } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { SidebarPlaylists } from "./sidebar-playlists";

const placeRoute = "PUT /playlists/{id}/place";
const addRoute = "POST /playlists/{id}/tracks";

/** Shows a sidebar with a pinned playlist, a folder with one playlist, and another playlist. */
async function showSidebar() {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /playlists": ({ query }) => {
      if (query.isPinned === "true") return onlyPage({ ...playlist("Best"), isPinned: true });
      if (query.folderId) return onlyPage({ ...playlist("Rain"), folderId: "calm" });
      return onlyPage(playlist("Road trip"), { ...playlist("Rain"), folderId: "calm" });
    },
    "GET /playlist-folders": { items: [{ id: "calm", name: "Calm", playlistCount: 1 }] },
    [placeRoute]: ({ body }) => ({ ...playlist("Road trip"), ...body }),
    [addRoute]: { items: [], trackCount: 0 },
  });
  localStorage.clear();
  show(<SidebarPlaylists />);
  await screen.findByRole("link", { name: "Road trip" });
  return server;
}

let client: QueryClient;
function ClientProbe() {
  client = useQueryClient();
  return null;
}

const links = () => screen.getAllByRole("link").map(link => link.textContent);

it("Pinned playlists come first, and a closed folder hides its playlists", async () => {
  await showSidebar();
  expect(links()).toEqual(["BestPinned", "Road trip"]);
  fireEvent.click(screen.getByRole("button", { name: /^Calm/, expanded: false }));
  await screen.findByRole("link", { name: "Rain" });
});

it("The list of playlists can be collapsed", async () => {
  await showSidebar();
  fireEvent.click(screen.getByRole("button", { name: "Playlists" }));
  expect(screen.queryAllByRole("link")).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Playlists" }));
  await screen.findByRole("link", { name: "Road trip" });
});

const dragOf = (data: Record<string, string>) => ({
  dataTransfer: { types: Object.keys(data), getData: (type: string) => data[type] ?? "" },
});

it("Songs dropped on a playlist are added to it", async () => {
  const { requestsOf } = await showSidebar();
  const songs = JSON.stringify([song("Alpha")]);
  const drag = dragOf({ "application/x-tonearm-songs": songs });
  const target = screen.getByRole("link", { name: "Road trip" });
  fireEvent.dragOver(target, drag);
  fireEvent.drop(target, drag);
  await waitFor(() => expect(requestsOf(addRoute)).toHaveLength(1));
  expect(requestsOf(addRoute)[0]).toMatchObject({
    params: { id: "playlist Road trip" },
    body: { uris: ["spotify:track:Alpha"] },
  });
});

it("A playlist dropped on a folder moves there, and Undo takes it out again", async () => {
  const { requestsOf } = await showSidebar();
  const { id, name, folderId } = playlist("Road trip");
  const drag = dragOf({ "application/x-tonearm-playlist": JSON.stringify({ id, name, folderId }) });
  fireEvent.drop(screen.getByRole("button", { name: /^Calm/, expanded: false }), drag);
  fireEvent.click(await screen.findByText("Undo"));
  await waitFor(() => expect(requestsOf(placeRoute)).toHaveLength(2));
  expect(requestsOf(placeRoute).map(({ body }) => body.folderId)).toEqual(["calm", null]);
});

it("Without a filter, the sidebar has no query that is the library’s, which a late page brings with its data", async () => {
  await showSidebar();
  cleanup();
  show(
    <>
      <SidebarPlaylists />
      <ClientProbe />
    </>,
  );
  await screen.findByRole("link", { name: "Road trip" });
  expect(client.getQueryState(playlistsQuery({ q: "", sort: "recent" }).queryKey)).toBeUndefined();
});

it("The sidebar shows further playlists on request", async () => {
  const { routes } = await showSidebar();
  cleanup();
  routes["GET /playlists"] = ({ query }) => {
    if (query.isPinned === "true") return emptyPage;
    return query.cursor
      ? onlyPage(playlist("Old times"))
      : { items: [playlist("Road trip")], nextCursor: "next" };
  };
  show(<SidebarPlaylists />);
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  await screen.findByRole("link", { name: "Old times" });
});
