import { jsonReply, type Reply } from "../../http/message";
import { releaseYear, simplifiedAlbum } from "../../render/album";
import { artistObject } from "../../render/artist";
import { isHidden, simplifiedPlaylist } from "../../render/playlist";
import { audiobookObject, showObject, simplifiedEpisode } from "../../render/spoken-word";
import { isrc, trackObject } from "../../render/track";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, openRoute } from "../http/api-route";
import { buildPage, pageOf10, readSlice } from "../http/paging";
import { requireQuery } from "../http/request";
import { matchesQuery, parseQuery, type SearchQuery } from "./search-query";

export const searchRoutes: readonly ApiRoute[] = [openRoute("GET /search", "search", search)];

/** Renders the found object. */
type SearchHit = () => unknown;
type Searcher = (request: ApiRequest, query: SearchQuery) => SearchHit[];

const searchers: Readonly<Record<string, Searcher>> = {
  track: ({ world }, query) =>
    findHits(
      [...world.catalog.tracks.values()].filter(({ id }) => trackExists(world, id)),
      track => trackFields(world, track),
      query,
      track => trackObject(world, track),
    ),
  album: ({ world }, query) =>
    findHits(
      world.catalog.albums.values(),
      album => ({
        name: album.name,
        album: album.name,
        artist: joinArtistNames(world, album.artistIds),
        year: releaseYear(album.id),
      }),
      query,
      album => simplifiedAlbum(world, album),
    ),
  artist: ({ world }, query) =>
    findHits(
      world.catalog.artists.values(),
      ({ name }) => ({ name, artist: name }),
      query,
      artist => artistObject(world, artist),
    ),
  playlist: ({ world, user }, query) =>
    findHits(
      world.playlists.values(),
      ({ name, description }) => ({ name: `${name} ${description}` }),
      query,
      playlist => (isHidden(playlist) ? null : simplifiedPlaylist(world, playlist, user)),
    ),
  show: ({ world }, query) =>
    findHits(world.catalog.shows.values(), nameOnly, query, show => showObject(world, show)),
  episode: ({ world }, query) =>
    findHits(world.catalog.episodes.values(), nameOnly, query, episode => simplifiedEpisode(world, episode)),
  audiobook: ({ world }, query) =>
    findHits(world.catalog.audiobooks.values(), nameOnly, query, book => audiobookObject(world, book)),
};

/** Returns at most ten hits of each type since February 2026, five by default (docs: reference/search). */
function search(request: ApiRequest): Reply {
  const query = parseQuery(requireQuery(request, "q"));
  const types = requireQuery(request, "type").split(",");
  const slice = readSlice(request, { ...pageOf10, maxOffset: 1000 });
  const body: Record<string, unknown> = {};
  for (const type of types) {
    const searcher = searchers[type];
    if (!searcher) throw badRequest(`Bad search type field ${type}`);
    const hits = searcher(request, query);
    const pageItems = hits.slice(slice.offset, slice.offset + slice.limit).map(render => render());
    body[`${type}s`] = buildPage(request, slice, hits.length, pageItems);
  }
  return jsonReply(body);
}

function findHits<T>(
  values: Iterable<T>,
  fieldsOf: (value: T) => Parameters<typeof matchesQuery>[1],
  query: SearchQuery,
  render: (value: T) => unknown,
): SearchHit[] {
  return [...values].filter(value => matchesQuery(query, fieldsOf(value))).map(value => () => render(value));
}

function trackFields(
  world: World,
  track: { id: string; name: string; artistIds: readonly string[]; albumId: string },
) {
  return {
    name: track.name,
    track: track.name,
    artist: joinArtistNames(world, track.artistIds),
    album: world.catalog.albums.get(track.albumId)?.name ?? "",
    isrc: isrc(track.id),
    year: releaseYear(track.albumId),
  };
}

function joinArtistNames(world: World, ids: readonly string[]): string {
  return ids.map(id => world.catalog.artists.get(id)?.name ?? "").join(" ");
}

function nameOnly({ name }: { name: string }) {
  return { name };
}
