import { jsonBytes, jsonReply } from "../../http/message";
import { albumDetails, simplifiedAlbum } from "../../render/album";
import { artistObject } from "../../render/artist";
import { trackBytes } from "../../render/item-bytes";
import { trackExists } from "../../world/tracks";
import { notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, openRoute } from "../http/api-route";
import { buildPage, pageOf10, pageOf50, readSlice } from "../http/paging";
import { requireById } from "../http/request";
import { albumTracksPage } from "./album-tracks-page";

export const catalogRoutes: readonly ApiRoute[] = [
  openRoute("GET /tracks/{id}", "tracks", getTrack),
  openRoute("GET /albums/{id}", "albums", getAlbum),
  openRoute("GET /albums/{id}/tracks", "albums", listAlbumTracks),
  openRoute("GET /artists/{id}", "artists", getArtist),
  openRoute("GET /artists/{id}/albums", "artists", listArtistAlbums),
];

function getTrack({ world, params, query }: ApiRequest) {
  const { id } = requireById(world.catalog.tracks, params.id);
  if (!trackExists(world, id)) throw notFound();
  return jsonBytes(trackBytes(world, id, query.has("market")));
}

function getAlbum(request: ApiRequest) {
  const { world, params } = request;
  const album = requireById(world.catalog.albums, params.id);
  const tracks = albumTracksPage(request, album, { limit: 50, offset: 0 });
  return jsonReply({ ...simplifiedAlbum(world, album), tracks, ...albumDetails(album) });
}

function listAlbumTracks(request: ApiRequest) {
  const album = requireById(request.world.catalog.albums, request.params.id);
  return jsonReply(albumTracksPage(request, album, readSlice(request, pageOf50)));
}

function getArtist({ world, params }: ApiRequest) {
  return jsonReply(artistObject(world, requireById(world.catalog.artists, params.id)));
}

function listArtistAlbums(request: ApiRequest) {
  const { catalog } = request.world;
  const { id } = requireById(catalog.artists, request.params.id);
  const groups = request.query.get("include_groups")?.split(",");
  const slice = readSlice(request, pageOf10);
  const all = (catalog.albumsByArtist.get(id) ?? [])
    .flatMap(albumId => catalog.albums.get(albumId) ?? [])
    .map(album => simplifiedAlbum(request.world, album))
    .filter(album => !groups || groups.includes(album.album_type));
  return jsonReply(
    buildPage(request, slice, all.length, all.slice(slice.offset, slice.offset + slice.limit)),
  );
}
