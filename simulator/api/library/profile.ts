import { jsonBytes, jsonReply } from "../../http/message";
import { hash } from "../../random";
import { artistObject } from "../../render/artist";
import { coverImages } from "../../render/images";
import { trackBytes } from "../../render/item-bytes";
import { identity } from "../../render/links";
import { badRequest } from "../http/api-error";
import { type ApiRequest, type ApiRoute, openRoute, userRoute } from "../http/api-route";
import { buildPage, buildPageBytes, pageOf50, readSlice } from "../http/paging";
import { requireUser } from "../http/request";

export const profileRoutes: readonly ApiRoute[] = [
  { ...openRoute("GET /me", "profile", getProfile), needsUser: true },
  userRoute("GET /me/top/artists", "profile", ["user-top-read"], listTopArtists),
  userRoute("GET /me/top/tracks", "profile", ["user-top-read"], listTopTracks),
  userRoute("GET /me/following", "library", ["user-follow-read"], listFollowedArtists),
];

/** February 2026 removed country, email, product and followers; May 2026 added account_id. */
function getProfile(request: ApiRequest) {
  const user = requireUser(request);
  const { origin } = request.world;
  return jsonReply({
    account_id: user.accountId,
    display_name: user.displayName,
    ...identity(origin, "user", user.id),
    images: coverImages(origin, user.id).slice(1),
  });
}

function listTopTracks(request: ApiRequest) {
  const ids = favoriteTrackIds(request);
  const slice = readSlice(request, pageOf50);
  const pageIds = ids.slice(slice.offset, slice.offset + slice.limit);
  return jsonBytes(
    buildPageBytes(
      request,
      slice,
      ids.length,
      pageIds.map(id => [trackBytes(request.world, id, false)]),
    ),
  );
}

function listTopArtists(request: ApiRequest) {
  const { tracks, artists } = request.world.catalog;
  const ids = [...new Set(favoriteTrackIds(request).flatMap(id => tracks.get(id)?.artistIds ?? []))];
  const slice = readSlice(request, pageOf50);
  const pageArtists = ids
    .slice(slice.offset, slice.offset + slice.limit)
    .flatMap(id => artists.get(id) ?? []);
  return jsonReply(
    buildPage(
      request,
      slice,
      ids.length,
      pageArtists.map(artist => artistObject(request.world, artist)),
    ),
  );
}

/** Returns liked songs in an order that depends on the time range, in place of real listening habits. */
function favoriteTrackIds(request: ApiRequest): string[] {
  const range = request.query.get("time_range") ?? "medium_term";
  if (!["short_term", "medium_term", "long_term"].includes(range)) throw badRequest("Invalid time range");
  const ids = requireUser(request).saved.tracks.map(saved => saved.id);
  return ids.sort((left, right) => hash(`${range} ${left}`) - hash(`${range} ${right}`)).slice(0, 200);
}

/** Followed artists are paged by cursor and nested in `artists`. */
function listFollowedArtists(request: ApiRequest) {
  const { world, query, path } = request;
  if (query.get("type") !== "artist") throw badRequest("Invalid type");
  const { limit } = readSlice(request, pageOf50);
  const ids = requireUser(request).followedArtists;
  const after = query.get("after");
  const start = after === null ? 0 : ids.indexOf(after) + 1;
  const pageIds = ids.slice(start, start + limit);
  const lastId = start + limit < ids.length ? (pageIds.at(-1) ?? null) : null;
  const pageUrl = `${world.origin}${path}?type=artist&limit=${limit}`;
  return jsonReply({
    artists: {
      href: after === null ? pageUrl : `${pageUrl}&after=${after}`,
      limit,
      next: lastId === null ? null : `${pageUrl}&after=${lastId}`,
      cursors: { after: lastId },
      total: ids.length,
      items: pageIds
        .flatMap(id => world.catalog.artists.get(id) ?? [])
        .map(artist => artistObject(world, artist)),
    },
  });
}
