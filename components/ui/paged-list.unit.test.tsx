// @vitest-environment happy-dom
import { useInfiniteQuery } from "@tanstack/react-query";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { playlistsQuery } from "@/lib/client/playlists";
import { connection, emptyPage, playlist } from "@/testing/api-data";
import { refused, serveApi } from "@/testing/api-server";
import { show } from "@/testing/screen";
import { PagedList } from "./paged-list";

const playlists = "GET /playlists";

function Names() {
  const list = useInfiniteQuery(playlistsQuery());
  return (
    <PagedList list={list} loading={<p>Placeholder</p>} empty={<p>Nothing here</p>}>
      {items => items.map(({ id, name }) => <article key={id}>{name}</article>)}
    </PagedList>
  );
}

/** Serves two pages of playlists. */
const serveLists = () =>
  serveApi({
    "GET /me/spotify": connection("no-credentials"),
    [playlists]: ({ query }) =>
      query.cursor === "second"
        ? { items: [playlist("Gamma")], nextCursor: null }
        : { items: [playlist("Alpha"), playlist("Beta")], nextCursor: "second" },
  });

const namesAre = (names: string[]) =>
  waitFor(() => expect(screen.queryAllByRole("article").map(item => item.textContent)).toEqual(names));

it("A list shows its placeholder until the first page arrives", async () => {
  const { hold } = await serveLists();
  const release = hold(playlists);
  show(<Names />);
  screen.getByText("Placeholder");
  release();
  await namesAre(["Alpha", "Beta"]);
  expect(screen.queryByText("Placeholder")).toBeNull();
});

it("A list without items shows its text for that and offers no further page", async () => {
  const { routes } = await serveLists();
  routes[playlists] = emptyPage;
  show(<Names />);
  await screen.findByText("Nothing here");
  expect(screen.queryByRole("button")).toBeNull();
});

it("A list that could not be loaded says why, and Retry loads it", async () => {
  const { routes } = await serveLists();
  const served = routes[playlists];
  routes[playlists] = refused("not_found", { reason: "playlist" });
  show(<Names />);
  await screen.findByText("This could not be loaded");
  screen.getByText("There is no such playlist in your library.");
  routes[playlists] = served;
  fireEvent.click(screen.getByRole("button", { name: "Retry" }));
  await namesAre(["Alpha", "Beta"]);
  expect(screen.queryByText("This could not be loaded")).toBeNull();
});

it("The next page is added behind the loaded one, and no button follows the last page", async () => {
  const { requestsOf } = await serveLists();
  show(<Names />);
  fireEvent.click(await screen.findByRole("button", { name: "Show more" }));
  await namesAre(["Alpha", "Beta", "Gamma"]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(requestsOf(playlists).map(({ query }) => query.cursor)).toEqual([undefined, "second"]);
});

it("A next page that could not be loaded leaves the list as it is, and Retry loads it", async () => {
  const { routes } = await serveLists();
  show(<Names />);
  const more = await screen.findByRole("button", { name: "Show more" });
  const served = routes[playlists];
  routes[playlists] = refused("not_found", { reason: "playlist" });
  fireEvent.click(more);
  const retry = await screen.findByRole("button", { name: "Retry" });
  await namesAre(["Alpha", "Beta"]);
  routes[playlists] = served;
  fireEvent.click(retry);
  await namesAre(["Alpha", "Beta", "Gamma"]);
});

it("The next page loads on its own when the end of the list comes near", async () => {
  let comeNear = () => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(onChange: (entries: { isIntersecting: boolean }[]) => void) {
        comeNear = () => onChange([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  await serveLists();
  show(<Names />);
  await namesAre(["Alpha", "Beta"]);
  act(() => comeNear());
  await namesAre(["Alpha", "Beta", "Gamma"]);
});
