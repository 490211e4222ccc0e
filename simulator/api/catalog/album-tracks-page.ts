import type { Album } from "../../catalog/catalog";
import { simplifiedTrack } from "../../render/track";
import { trackExists } from "../../world/tracks";
import type { ApiRequest } from "../http/api-route";
import { buildPage, type Slice } from "../http/paging";

/** Builds a page of an album's tracks. Its links always lead to /albums/{id}/tracks. */
export function albumTracksPage(request: ApiRequest, album: Album, slice: Slice) {
  const { world } = request;
  const ids = album.trackIds.filter(id => trackExists(world, id));
  const tracks = ids
    .slice(slice.offset, slice.offset + slice.limit)
    .flatMap(id => world.catalog.tracks.get(id) ?? [])
    .map(track => simplifiedTrack(world, track));
  const query = new URLSearchParams();
  const market = request.query.get("market");
  if (market !== null) query.set("market", market);
  const tracksRequest = { ...request, query, path: `/v1/albums/${album.id}/tracks` };
  return buildPage(tracksRequest, slice, ids.length, tracks);
}
