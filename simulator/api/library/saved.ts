import { jsonBytes } from "../../http/message";
import { albumDetails, simplifiedAlbum } from "../../render/album";
import { trackBytes } from "../../render/item-bytes";
import type { JsonPart } from "../../render/json-bytes";
import { audiobookObject, episodeObject, showObject } from "../../render/spoken-word";
import type { SavedKind } from "../../world/records";
import type { World } from "../../world/world";
import { albumTracksPage } from "../catalog/album-tracks-page";
import { chaptersPage } from "../catalog/chapters-page";
import { type ApiRequest, type ApiRoute, personal } from "../http/api-route";
import { pageBytes, pageOf50, type Slice, sliceOf } from "../http/paging";
import { personOf } from "../http/request";

type Render = (request: ApiRequest, id: string) => JsonPart;

const firstPage: Slice = { limit: 50, offset: 0 };
const readScopes = ["user-library-read"];

const savedShow = byId(world => world.catalog.shows, showObject);
const savedEpisode = byId(world => world.catalog.episodes, episodeObject);

/** What is saved, newest first. The library says `track`; only playlists were renamed to `item`. */
export const savedRoutes: readonly ApiRoute[] = [
  personal("GET /me/tracks", "library", readScopes, list("tracks", "track", savedTrack)),
  personal("GET /me/albums", "library", readScopes, list("albums", "album", savedAlbum)),
  personal("GET /me/shows", "library", readScopes, list("shows", "show", savedShow)),
  personal(
    "GET /me/episodes",
    "library",
    [...readScopes, "user-read-playback-position"],
    list("episodes", "episode", savedEpisode),
  ),
  personal("GET /me/audiobooks", "library", readScopes, list("audiobooks", "audiobook", savedAudiobook)),
];

function list(kind: SavedKind, key: string, render: Render): ApiRoute["handle"] {
  return request => {
    const saved = personOf(request).saved[kind];
    const slice = sliceOf(request, pageOf50);
    const shown = saved
      .slice(slice.offset, slice.offset + slice.limit)
      .map(({ id, addedAt }) => [`{"added_at":"${addedAt}","${key}":`, render(request, id), "}"]);
    return jsonBytes(pageBytes(request, slice, saved.length, shown));
  };
}

function savedTrack({ world, query }: ApiRequest, id: string): JsonPart {
  return trackBytes(world, id, query.has("market"));
}

function savedAlbum(request: ApiRequest, id: string): JsonPart {
  const album = request.world.catalog.albums.get(id);
  if (!album) return "null";
  const tracks = albumTracksPage(request, album, firstPage);
  return JSON.stringify({ ...simplifiedAlbum(request.world, album), tracks, ...albumDetails(album) });
}

function savedAudiobook(request: ApiRequest, id: string): JsonPart {
  const book = request.world.catalog.audiobooks.get(id);
  if (!book) return "null";
  const chapters = chaptersPage(request, book, firstPage);
  return JSON.stringify({ ...audiobookObject(request.world, book), chapters });
}

function byId<T>(
  known: (world: World) => ReadonlyMap<string, T>,
  shape: (world: World, value: T) => object,
): Render {
  return ({ world }, id) => {
    const value = known(world).get(id);
    return value ? JSON.stringify(shape(world, value)) : "null";
  };
}
