// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import type { SyncJob } from "@/lib/schemas/spotify";
import { connection, emptyPage, job, onlyPage, onlySongs, playlist } from "@/testing/screens/api-data";
import { EventStream, type Route, type Routes, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ArtistSongs } from "../artist/artist-songs";
import { HistoryScreen } from "../history/history-screen";
import { LibraryScreen } from "../library/library-screen";
import { LikedScreen } from "../liked/liked-screen";
import { ImportCard } from "../music/import-card";
import { PlaylistScreen } from "../playlist/playlist-screen";
import { useSearch } from "../search/use-search";
import { VersionsScreen } from "../versions/versions-screen";
import { JobWatcher } from "./job-watcher";

const counts = { playlists: 2, songs: 30, added: 0, removed: 0, unchanged: 0, skipped: 0 };

function Search() {
  useSearch("road liked");
  return null;
}

/** Shows the watcher, the card of a running import, and other screens: by default the liked songs. */
async function showImport(runningJob = job(), screens = <LikedScreen />, routes: Routes = {}) {
  const stream = new EventStream();
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /me/liked": onlySongs(),
    "GET /shuffles": emptyPage,
    "GET /sync/jobs": onlyPage(runningJob),
    "GET /sync/jobs/{id}/events": stream,
    ...routes,
  });
  const { loaded } = show(
    <>
      <JobWatcher />
      <ImportCard />
      {screens}
    </>,
  );
  await screen.findByText("3 of 10");
  await loaded();
  const expectLikedSongsRefreshed = () =>
    waitFor(() => expect(server.requestsOf("GET /me/liked")).toHaveLength(2));
  return {
    ...server,
    loaded,
    send: (update: SyncJob) => stream.send("job", update),
    expectLikedSongsRefreshed,
  };
}

it("A running import shows its progress as events arrive", async () => {
  const { send, requestsOf, loaded } = await showImport();
  await send(job({ progress: { done: 7, total: 10 } }));
  await screen.findByText("7 of 10");
  await send(job({ phase: "importing liked songs", progress: { done: 150, total: 2000 } }));
  await screen.findByText("150 of 2,000");
  screen.getByText("Importing liked songs");
  await loaded();
  expect(requestsOf("GET /me/liked")).toHaveLength(1);
});

it("A completed import refreshes the library and shows how much was read", async () => {
  const { send, expectLikedSongsRefreshed } = await showImport();
  await send(job({ state: "completed", phase: "completed", counts }));
  await screen.findByText("Import finished");
  screen.getByText("2 playlists and 30 songs.");
  screen.getByText("Import complete.");
  await expectLikedSongsRefreshed();
});

it("A failed import refreshes the library and shows why it stopped", async () => {
  const { send, expectLikedSongsRefreshed } = await showImport();
  const error = { code: "not_allow_listed", detail: "Spotify does not know you." };
  await send(job({ state: "failed", error }));
  await screen.findByText("The import stopped");
  screen.getByText("Spotify does not know you.");
  await expectLikedSongsRefreshed();
});

it("A scheduled import refreshes the library without a toast", async () => {
  const { send, expectLikedSongsRefreshed } = await showImport(job({ automatic: true }));
  await send(job({ automatic: true, state: "completed", phase: "completed", counts }));
  await expectLikedSongsRefreshed();
  screen.getByText("Import complete.");
  expect(screen.queryByText("Import finished")).toBeNull();
});

it("A canceled import refreshes the library even if no event reports its end", async () => {
  const { routes, expectLikedSongsRefreshed } = await showImport();
  routes["POST /sync/jobs/{id}/cancel"] = () => {
    routes["GET /sync/jobs"] = onlyPage(job({ state: "cancelled" }));
    return null;
  };
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await screen.findByText(/^Import canceled/);
  await expectLikedSongsRefreshed();
});

it("A completed import whose event stream is silent is found by the next poll", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const { routes, expectLikedSongsRefreshed } = await showImport();
  routes["GET /sync/jobs"] = onlyPage(job({ state: "completed", phase: "completed", counts }));
  vi.advanceTimersByTime(5_000);
  await screen.findByText("Import finished");
  await expectLikedSongsRefreshed();
});

it("The end of an import refreshes every screen of the library", async () => {
  const screens = (
    <>
      <LibraryScreen initialView={{ sort: "recent", layout: "grid" }} />
      <PlaylistScreen id="road" />
      <VersionsScreen playlistId="road" />
      <ArtistSongs id="ada" />
      <HistoryScreen />
      <Search />
    </>
  );
  const screenRoutes: Routes = {
    "GET /playlists": onlyPage(playlist("Road trip")),
    "GET /playlist-folders": { items: [] },
    "GET /playlists/{id}": playlist("Road trip"),
    "GET /playlists/{id}/tracks": onlySongs(),
    "GET /playlists/{id}/versions": emptyPage,
    "GET /artists/{id}/songs": emptyPage,
    "GET /me/history": { ...emptyPage, readAt: null, nextReadAt: null },
    "GET /search": {
      tried: { words: [], filters: [], corrected: [], isLibraryOnly: true, unusable: [] },
      nextCursor: null,
    },
    "GET /shuffles": emptyPage,
  };
  const { requestsOf, send, loaded } = await showImport(job(), screens, screenRoutes);
  const expectRequests = (times: number) =>
    waitFor(() => {
      // The library asks for the pinned playlists by themselves.
      for (const path of Object.keys(screenRoutes) as Route[])
        expect(requestsOf(path), path).toHaveLength(path === "GET /playlists" ? 2 * times : times);
    });
  await expectRequests(1);
  await loaded();
  await send(job({ state: "completed", phase: "completed", counts }));
  await expectRequests(2);
});
