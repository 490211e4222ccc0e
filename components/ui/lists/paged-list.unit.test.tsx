// @vitest-environment happy-dom
import { useInfiniteQuery } from "@tanstack/react-query";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { playlistsQuery } from "@/lib/client/playlists";
import { connection, emptyPage, playlist } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PagedList } from "./paged-list";

const playlistsRoute = "GET /playlists";

function PlaylistNames() {
  const list = useInfiniteQuery(playlistsQuery());
  return (
    <PagedList list={list} loading={<p>Placeholder</p>} empty={<p>Nothing here</p>}>
      {items => items.map(({ id, name }) => <article key={id}>{name}</article>)}
    </PagedList>
  );
}

const serveTwoPages = () =>
  serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [playlistsRoute]: ({ query }) =>
      query.cursor === "second"
        ? { items: [playlist("Gamma")], nextCursor: null }
        : { items: [playlist("Alpha"), playlist("Beta")], nextCursor: "second" },
  });

const expectNames = (names: string[]) =>
  waitFor(() => expect(screen.queryAllByRole("article").map(item => item.textContent)).toEqual(names));

it("A list shows its placeholder until the first page arrives", async () => {
  const { hold } = await serveTwoPages();
  const release = hold(playlistsRoute);
  show(<PlaylistNames />);
  screen.getByText("Placeholder");
  release();
  await expectNames(["Alpha", "Beta"]);
  expect(screen.queryByText("Placeholder")).toBeNull();
});

it("An empty list shows the text for an empty list and no button", async () => {
  const { routes } = await serveTwoPages();
  routes[playlistsRoute] = emptyPage;
  show(<PlaylistNames />);
  await screen.findByText("Nothing here");
  expect(screen.queryByRole("button")).toBeNull();
});

it("A list that could not be loaded says why, and Retry loads it", async () => {
  const { routes } = await serveTwoPages();
  const originalRoute = routes[playlistsRoute];
  routes[playlistsRoute] = refused("not_found", { reason: "playlist" });
  show(<PlaylistNames />);
  await screen.findByText("Couldn’t load this");
  screen.getByText("There is no such playlist in your library.");
  routes[playlistsRoute] = originalRoute;
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await expectNames(["Alpha", "Beta"]);
  expect(screen.queryByText("Couldn’t load this")).toBeNull();
});

it("The next page is appended to the loaded page, and the last page has no button", async () => {
  const { requestsOf } = await serveTwoPages();
  show(<PlaylistNames />);
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  await expectNames(["Alpha", "Beta", "Gamma"]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(requestsOf(playlistsRoute).map(({ query }) => query.cursor)).toEqual([undefined, "second"]);
});

it("If the next page cannot be loaded, the list stays as it is, and Retry loads the page", async () => {
  const { routes } = await serveTwoPages();
  show(<PlaylistNames />);
  const more = await screen.findByRole("button", { name: "Show more" });
  const originalRoute = routes[playlistsRoute];
  routes[playlistsRoute] = refused("not_found", { reason: "playlist" });
  fireEvent.click(more);
  const retry = await screen.findByRole("button", { name: "Retry" });
  await expectNames(["Alpha", "Beta"]);
  routes[playlistsRoute] = originalRoute;
  fireEvent.click(retry);
  await expectNames(["Alpha", "Beta", "Gamma"]);
});

it("The next page loads automatically when the end of the list is near the viewport", async () => {
  let reportNearEnd = () => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(onChange: (entries: { isIntersecting: boolean }[]) => void) {
        reportNearEnd = () => onChange([{ isIntersecting: false }, { isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  await serveTwoPages();
  show(<PlaylistNames />);
  await expectNames(["Alpha", "Beta"]);
  act(() => reportNearEnd());
  await expectNames(["Alpha", "Beta", "Gamma"]);
});
