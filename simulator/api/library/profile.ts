import { jsonBytes, jsonReply } from "../../http/message";
import { hash } from "../../random";
import { artistObject } from "../../render/artist";
import { coverImages } from "../../render/images";
import { trackBytes } from "../../render/item-bytes";
import { identity } from "../../render/links";
import { badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, open, personal } from "../http/api-route";
import { page, pageBytes, pageOf50, sliceOf } from "../http/paging";
import { personOf } from "../http/request";

export const profileRoutes: readonly ApiRoute[] = [
  { ...open("GET /me", "profile", me), user: true },
  personal("GET /me/top/artists", "profile", ["user-top-read"], topArtists),
  personal("GET /me/top/tracks", "profile", ["user-top-read"], topTracks),
  personal("GET /me/following", "library", ["user-follow-read"], following),
];

/** No country, email, product or followers since February 2026; account_id since May 2026. */
function me(request: ApiRequest) {
  const user = personOf(request);
  const { origin } = request.world;
  return jsonReply({
    account_id: user.accountId,
    display_name: user.displayName,
    ...identity(origin, "user", user.id),
    images: coverImages(origin, user.id).slice(1),
  });
}

function topTracks(request: ApiRequest) {
  const ids = favourites(request);
  const slice = sliceOf(request, pageOf50);
  const shown = ids.slice(slice.offset, slice.offset + slice.limit);
  return jsonBytes(
    pageBytes(
      request,
      slice,
      ids.length,
      shown.map(id => [trackBytes(request.world, id, false)]),
    ),
  );
}

function topArtists(request: ApiRequest) {
  const { tracks, artists } = request.world.catalog;
  const ids = [...new Set(favourites(request).flatMap(id => tracks.get(id)?.artistIds ?? []))];
  const slice = sliceOf(request, pageOf50);
  const shown = ids.slice(slice.offset, slice.offset + slice.limit).flatMap(id => artists.get(id) ?? []);
  return jsonReply(
    page(
      request,
      slice,
      ids.length,
      shown.map(artist => artistObject(request.world, artist)),
    ),
  );
}

/** Liked songs in an order that belongs to the time range: the simulator knows no listening habits. */
function favourites(request: ApiRequest): string[] {
  const range = request.query.get("time_range") ?? "medium_term";
  if (!["short_term", "medium_term", "long_term"].includes(range)) throw badRequest("Invalid time range");
  const ids = personOf(request).saved.tracks.map(saved => saved.id);
  return ids.sort((left, right) => hash(`${range} ${left}`) - hash(`${range} ${right}`)).slice(0, 200);
}

/** Followed artists come with a cursor, not an offset, and inside `artists`. */
function following(request: ApiRequest) {
  const { world, query, path } = request;
  if (query.get("type") !== "artist") throw badRequest("Invalid type");
  const { limit } = sliceOf(request, pageOf50);
  const ids = personOf(request).followedArtists;
  const after = query.get("after");
  const start = after === null ? 0 : ids.indexOf(after) + 1;
  const shown = ids.slice(start, start + limit);
  const last = start + limit < ids.length ? (shown.at(-1) ?? null) : null;
  const address = `${world.origin}${path}?type=artist&limit=${limit}`;
  return jsonReply({
    artists: {
      href: after === null ? address : `${address}&after=${after}`,
      limit,
      next: last === null ? null : `${address}&after=${last}`,
      cursors: { after: last },
      total: ids.length,
      items: shown
        .flatMap(id => world.catalog.artists.get(id) ?? [])
        .map(artist => artistObject(world, artist)),
    },
  });
}
