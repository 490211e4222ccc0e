import { jsonBytes, jsonReply } from "../../http/message";
import { albumDetails, simplifiedAlbum } from "../../render/album";
import { artistObject } from "../../render/artist";
import { trackBytes } from "../../render/item-bytes";
import { trackExists } from "../../world/tracks";
import { notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, open } from "../http/api-route";
import { page, pageOf10, pageOf50, sliceOf } from "../http/paging";
import { needById } from "../http/request";
import { albumTracksPage } from "./album-tracks-page";

export const catalogueRoutes: readonly ApiRoute[] = [
  open("GET /tracks/{id}", "tracks", track),
  open("GET /albums/{id}", "albums", album),
  open("GET /albums/{id}/tracks", "albums", albumTracks),
  open("GET /artists/{id}", "artists", artist),
  open("GET /artists/{id}/albums", "artists", artistAlbums),
];

function track({ world, params, query }: ApiRequest) {
  const { id } = needById(world.catalog.tracks, params.id);
  if (!trackExists(world, id)) throw notFound();
  return jsonBytes(trackBytes(world, id, query.has("market")));
}

function album(request: ApiRequest) {
  const { world, params } = request;
  const found = needById(world.catalog.albums, params.id);
  const tracks = albumTracksPage(request, found, { limit: 50, offset: 0 });
  return jsonReply({ ...simplifiedAlbum(world, found), tracks, ...albumDetails(found) });
}

function albumTracks(request: ApiRequest) {
  const found = needById(request.world.catalog.albums, request.params.id);
  return jsonReply(albumTracksPage(request, found, sliceOf(request, pageOf50)));
}

function artist({ world, params }: ApiRequest) {
  return jsonReply(artistObject(world, needById(world.catalog.artists, params.id)));
}

function artistAlbums(request: ApiRequest) {
  const { catalog } = request.world;
  const { id } = needById(catalog.artists, request.params.id);
  const groups = request.query.get("include_groups")?.split(",");
  const slice = sliceOf(request, pageOf10);
  const all = (catalog.albumsByArtist.get(id) ?? [])
    .flatMap(albumId => catalog.albums.get(albumId) ?? [])
    .map(found => simplifiedAlbum(request.world, found))
    .filter(found => !groups || groups.includes(found.album_type));
  return jsonReply(page(request, slice, all.length, all.slice(slice.offset, slice.offset + slice.limit)));
}
