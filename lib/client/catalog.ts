import { infiniteQueryOptions, type QueryClient, queryOptions, skipToken } from "@tanstack/react-query";
import type { FoundSong } from "@/lib/schemas/catalog";
import type { Playlist } from "@/lib/schemas/library";
import { refreshPlaylist } from "./playlist-items";
import { answered, api } from "./request";
import { refreshShuffles } from "./shuffle";

/** What can be done with a song wherever it is shown; in the lists of the library its standing is not told. */
export type AnySong = Omit<FoundSong, "isLiked" | "playlists"> & Partial<FoundSong>;

/** The keys of all lists of found songs begin so, for `noteSongs`. */
export const found = "found";

/** The server keeps what Spotify said; asking it again may cost a call, so nothing is repeated unasked. */
const fromSpotify = { staleTime: 10 * 60_000, retry: false } as const;

export const albumQuery = (id: string) =>
  queryOptions({
    queryKey: [found, "album", id],
    queryFn: ({ signal }) => answered(api.GET("/albums/{id}", { params: { path: { id } }, signal })),
    ...fromSpotify,
  });

export const artistQuery = (id: string) =>
  queryOptions({
    queryKey: [found, "artist", id],
    queryFn: ({ signal }) => answered(api.GET("/artists/{id}", { params: { path: { id } }, signal })),
    ...fromSpotify,
  });

export const artistAlbumsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [found, "artist", id, "albums"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/artists/{id}/albums", {
          params: { path: { id }, query: { cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    ...fromSpotify,
  });

export const artistSongsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [found, "artist", id, "songs"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/artists/{id}/songs", {
          params: { path: { id }, query: { cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.nextCursor,
    staleTime: 30_000,
  });

/** The playlists that hold a song; null for one that is not in the library. */
export const holdingPlaylistsQuery = (songId: string | null) =>
  queryOptions({
    queryKey: ["holding", songId],
    queryFn: songId
      ? async ({ signal }) => {
          const params = { path: { id: songId }, query: { limit: 100 } };
          return (await answered(api.GET("/songs/{id}/playlists", { params, signal }))).items;
        }
      : skipToken,
  });

const isFoundSong = (value: object): value is FoundSong => "uri" in value && "isLiked" in value;

function changed<Data>(data: Data, change: (song: FoundSong) => FoundSong): Data {
  if (Array.isArray(data)) return data.map(value => changed(value, change)) as Data;
  if (typeof data !== "object" || data === null) return data;
  if (isFoundSong(data)) return change(data) as Data & FoundSong;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, changed(value, change)]),
  ) as Data;
}

/** Shows in every list of found songs what has become of one. */
function noteSongs(client: QueryClient, uris: string[], change: (song: FoundSong) => Partial<FoundSong>) {
  client.setQueriesData({ queryKey: [found] }, data =>
    changed(data, song => (uris.includes(song.uri) ? { ...song, ...change(song) } : song)),
  );
}

/** Likes a song or takes that back, here and on Spotify; shown at once, and as it was when refused. */
export async function setLiked(client: QueryClient, song: AnySong, isLiked: boolean): Promise<void> {
  noteSongs(client, [song.uri], () => ({ isLiked }));
  try {
    if (song.id) {
      const params = { path: { id: song.id } };
      await answered(
        isLiked ? api.POST("/me/liked/{id}", { params }) : api.DELETE("/me/liked/{id}", { params }),
      );
    } else {
      const params = { path: { id: song.spotifyId ?? "" } };
      const { songId } = await answered(api.POST("/tracks/{id}/like", { params }));
      noteSongs(client, [song.uri], () => ({ id: songId }));
    }
    client.invalidateQueries({ queryKey: ["liked"] });
    refreshShuffles(client);
  } catch (error) {
    noteSongs(client, [song.uri], () => ({ isLiked: !isLiked }));
    throw error;
  }
}

/** Adds songs to the end of a playlist, on Spotify as well when it is one of Spotify's. */
export async function addToPlaylist(
  client: QueryClient,
  { id, name }: Playlist,
  songs: AnySong[],
): Promise<void> {
  const uris = songs.map(({ uri }) => uri);
  const { items } = await answered(
    api.POST("/playlists/{id}/tracks", { params: { path: { id } }, body: { uris } }),
  );
  const idOf = new Map(items.map(({ song }) => [song?.uri, song?.id]));
  noteSongs(client, uris, song => ({
    id: idOf.get(song.uri) ?? song.id,
    playlists: [...song.playlists.filter(playlist => playlist.id !== id), { id, name }],
  }));
  client.invalidateQueries({ queryKey: ["holding"] });
  await refreshPlaylist(client, id);
}
