import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { allJobsQuery } from "./admin";
import { apiTokensQuery } from "./api-tokens";
import { albumQuery, artistAlbumsQuery, artistSongsQuery } from "./catalog";
import { connectionQuery } from "./connection";
import { historyQuery } from "./history";
import { refreshAfterImport } from "./jobs";
import { likedSongsQuery } from "./liked";
import { devicesQuery, playerQuery } from "./player";
import { playlistItemsQuery } from "./playlist-items";
import { playlistQuery, playlistsQuery } from "./playlists";
import { moreResultsQuery, searchQuery } from "./search";
import { recentShufflesQuery, shuffleOfQuery, shuffleQuery, upcomingQuery } from "./shuffle";
import { wholeList } from "./song-lists";
import { playlistsWithSongQuery, songSearchQuery } from "./songs";
import { versionQuery, versionsQuery } from "./versions";

const id = "a4b7d1f0-0000-4000-8000-000000000001";

async function isRefreshed(queryKey: QueryKey) {
  const client = new QueryClient();
  client.setQueryData(queryKey, {});
  await refreshAfterImport(client);
  return client.getQueryState(queryKey)?.isInvalidated;
}

it.each([
  ["the playlists", playlistsQuery()],
  ["a search for playlists", playlistsQuery({ q: "road" })],
  ["a playlist", playlistQuery(id)],
  ["a playlist's rows", playlistItemsQuery(id, wholeList, 3)],
  ["a playlist's versions", versionsQuery(id)],
  ["a version", versionQuery(id, id)],
  ["the liked songs", likedSongsQuery(wholeList, 0)],
  ["a search for songs", songSearchQuery("road", "mix")],
  ["the playlists that hold a song", playlistsWithSongQuery(id)],
  ["the history", historyQuery()],
  ["the recent shuffles", recentShufflesQuery()],
  ["the shuffle of a source", shuffleOfQuery({ kind: "likedSongs" })],
  ["a shuffle", shuffleQuery(id)],
  ["a shuffle's next songs", upcomingQuery(id)],
  ["an album", albumQuery("album")],
  ["an artist's songs", artistSongsQuery("artist")],
  ["a search of the library", searchQuery("library", "road")],
  ["the connection's call counts", connectionQuery()],
  ["more results of a search", moreResultsQuery("library", "road", "song", { nextCursor: null })],
])("The end of an import refreshes %s", async (_, { queryKey }) => {
  expect(await isRefreshed(queryKey)).toBe(true);
});

it.each([
  ["the player", playerQuery()],
  ["the devices", devicesQuery()],
  ["an artist's albums on Spotify", artistAlbumsQuery("artist")],
  ["the API tokens", apiTokensQuery()],
  ["the admin's imports", allJobsQuery()],
])("The end of an import does not refresh %s", async (_, { queryKey }) => {
  expect(await isRefreshed(queryKey)).toBe(false);
});
