import { jsonBytes } from "../../http/message";
import { albumDetails, simplifiedAlbum } from "../../render/album";
import { trackBytes } from "../../render/item-bytes";
import type { JsonPart } from "../../render/json-bytes";
import { audiobookObject, episodeObject, showObject } from "../../render/spoken-word";
import type { SavedKind } from "../../world/records";
import type { World } from "../../world/world";
import { albumTracksPage } from "../catalog/album-tracks-page";
import { chaptersPage } from "../catalog/chapters-page";
import { type ApiRequest, type ApiRoute, userRoute } from "../http/api-route";
import { buildPageBytes, pageOf50, readSlice, type Slice } from "../http/paging";
import { requireUser } from "../http/request";

type Render = (request: ApiRequest, id: string) => JsonPart;

const firstPage: Slice = { limit: 50, offset: 0 };
const readScopes = ["user-library-read"];

const renderShow = renderById(world => world.catalog.shows, showObject);
const renderEpisode = renderById(world => world.catalog.episodes, episodeObject);

/** Lists of saved items, newest first. Tracks are under the key `track`; only playlists renamed it to `item`. */
export const savedRoutes: readonly ApiRoute[] = [
  userRoute("GET /me/tracks", "library", readScopes, listSaved("tracks", "track", renderTrack)),
  userRoute("GET /me/albums", "library", readScopes, listSaved("albums", "album", renderAlbum)),
  userRoute("GET /me/shows", "library", readScopes, listSaved("shows", "show", renderShow)),
  userRoute(
    "GET /me/episodes",
    "library",
    [...readScopes, "user-read-playback-position"],
    listSaved("episodes", "episode", renderEpisode),
  ),
  userRoute(
    "GET /me/audiobooks",
    "library",
    readScopes,
    listSaved("audiobooks", "audiobook", renderAudiobook),
  ),
];

function listSaved(kind: SavedKind, key: string, render: Render): ApiRoute["handle"] {
  return request => {
    const savedItems = requireUser(request).saved[kind];
    const slice = readSlice(request, pageOf50);
    const pageItems = savedItems
      .slice(slice.offset, slice.offset + slice.limit)
      .map(({ id, addedAt }) => [`{"added_at":"${addedAt}","${key}":`, render(request, id), "}"]);
    return jsonBytes(buildPageBytes(request, slice, savedItems.length, pageItems));
  };
}

function renderTrack({ world, query }: ApiRequest, id: string): JsonPart {
  return trackBytes(world, id, query.has("market"));
}

function renderAlbum(request: ApiRequest, id: string): JsonPart {
  const album = request.world.catalog.albums.get(id);
  if (!album) return "null";
  const tracks = albumTracksPage(request, album, firstPage);
  return JSON.stringify({ ...simplifiedAlbum(request.world, album), tracks, ...albumDetails(album) });
}

function renderAudiobook(request: ApiRequest, id: string): JsonPart {
  const book = request.world.catalog.audiobooks.get(id);
  if (!book) return "null";
  const chapters = chaptersPage(request, book, firstPage);
  return JSON.stringify({ ...audiobookObject(request.world, book), chapters });
}

function renderById<T>(
  objectsOf: (world: World) => ReadonlyMap<string, T>,
  render: (world: World, value: T) => object,
): Render {
  return ({ world }, id) => {
    const value = objectsOf(world).get(id);
    return value ? JSON.stringify(render(world, value)) : "null";
  };
}
