import { jsonReply, type Reply } from "../../http/message";
import { releaseYear, simplifiedAlbum } from "../../render/album";
import { artistObject } from "../../render/artist";
import { isHidden, simplifiedPlaylist } from "../../render/playlist";
import { audiobookObject, showObject, simplifiedEpisode } from "../../render/spoken-word";
import { isrc, trackObject } from "../../render/track";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, open } from "../http/api-route";
import { page, pageOf10, sliceOf } from "../http/paging";
import { needQuery } from "../http/request";
import { matches, parseQuery, type Query } from "./search-query";

export const searchRoutes: readonly ApiRoute[] = [open("GET /search", "search", search)];

type Found = () => unknown;
type Searcher = (request: ApiRequest, query: Query) => Found[];

const searchers: Readonly<Record<string, Searcher>> = {
  track: ({ world }, query) =>
    find(
      [...world.catalog.tracks.values()].filter(({ id }) => trackExists(world, id)),
      track => trackFacts(world, track),
      query,
      track => trackObject(world, track),
    ),
  album: ({ world }, query) =>
    find(
      world.catalog.albums.values(),
      album => ({
        name: album.name,
        album: album.name,
        artist: artistNames(world, album.artistIds),
        year: releaseYear(album.id),
      }),
      query,
      album => simplifiedAlbum(world, album),
    ),
  artist: ({ world }, query) =>
    find(
      world.catalog.artists.values(),
      ({ name }) => ({ name, artist: name }),
      query,
      artist => artistObject(world, artist),
    ),
  playlist: ({ world, user }, query) =>
    find(
      world.playlists.values(),
      ({ name, description }) => ({ name: `${name} ${description}` }),
      query,
      playlist => (isHidden(playlist) ? null : simplifiedPlaylist(world, playlist, user)),
    ),
  show: ({ world }, query) =>
    find(world.catalog.shows.values(), nameOnly, query, show => showObject(world, show)),
  episode: ({ world }, query) =>
    find(world.catalog.episodes.values(), nameOnly, query, episode => simplifiedEpisode(world, episode)),
  audiobook: ({ world }, query) =>
    find(world.catalog.audiobooks.values(), nameOnly, query, book => audiobookObject(world, book)),
};

/** Up to ten of each type since February 2026, five when not said (docs: reference/search). */
function search(request: ApiRequest): Reply {
  const query = parseQuery(needQuery(request, "q"));
  const types = needQuery(request, "type").split(",");
  const slice = sliceOf(request, { ...pageOf10, mostOffset: 1000 });
  const answer: Record<string, unknown> = {};
  for (const type of types) {
    const searcher = searchers[type];
    if (!searcher) throw badRequest(`Bad search type field ${type}`);
    const found = searcher(request, query);
    const shown = found.slice(slice.offset, slice.offset + slice.limit).map(render => render());
    answer[`${type}s`] = page(request, slice, found.length, shown);
  }
  return jsonReply(answer);
}

function find<T>(
  known: Iterable<T>,
  factsOf: (value: T) => Parameters<typeof matches>[1],
  query: Query,
  render: (value: T) => unknown,
): Found[] {
  return [...known].filter(value => matches(query, factsOf(value))).map(value => () => render(value));
}

function trackFacts(
  world: World,
  track: { id: string; name: string; artistIds: readonly string[]; albumId: string },
) {
  return {
    name: track.name,
    track: track.name,
    artist: artistNames(world, track.artistIds),
    album: world.catalog.albums.get(track.albumId)?.name ?? "",
    isrc: isrc(track.id),
    year: releaseYear(track.albumId),
  };
}

function artistNames(world: World, ids: readonly string[]): string {
  return ids.map(id => world.catalog.artists.get(id)?.name ?? "").join(" ");
}

function nameOnly({ name }: { name: string }) {
  return { name };
}
