import { audioFeaturesRoutes } from "../catalog/audio-features";
import { forbidden } from "./api-error";
import { type ApiRoute, openRoute } from "./api-route";

type Method = ApiRoute["method"];

const readMethods: readonly Method[] = ["GET"];
const editMethods: readonly Method[] = ["PUT", "DELETE"];

/** Endpoints removed in November 2024 and February 2026 (docs: references/changes/february-2026). */
const removedEndpoints: ReadonlyArray<readonly [readonly Method[], readonly string[]]> = [
  [readMethods, ["/albums", "/artists", "/audiobooks", "/chapters", "/episodes", "/shows", "/tracks"]],
  [readMethods, ["/artists/{id}/top-tracks", "/artists/{id}/related-artists"]],
  [readMethods, ["/browse/new-releases", "/browse/featured-playlists", "/markets"]],
  [readMethods, ["/browse/categories", "/browse/categories/{id}", "/browse/categories/{id}/playlists"]],
  [readMethods, ["/users/{id}"]],
  [["GET", "POST"], ["/users/{id}/playlists"]],
  [editMethods, ["/me/albums", "/me/audiobooks", "/me/episodes", "/me/shows", "/me/tracks", "/me/following"]],
  [editMethods, ["/playlists/{id}/followers"]],
  [readMethods, ["/playlists/{id}/followers/contains", "/me/following/contains"]],
  [readMethods, ["/me/albums/contains", "/me/audiobooks/contains", "/me/episodes/contains"]],
  [readMethods, ["/me/shows/contains", "/me/tracks/contains"]],
  [["GET", "POST", "PUT", "DELETE"], ["/playlists/{id}/tracks"]],
  [readMethods, ["/recommendations", "/recommendations/available-genre-seeds"]],
  [readMethods, ["/audio-analysis/{id}"]],
];

export const removedRoutes: readonly ApiRoute[] = [
  ...removedEndpoints.flatMap(([methods, paths]) =>
    methods.flatMap(method =>
      paths.map(path => openRoute(`${method} ${path as `/${string}`}`, "removed", refuse)),
    ),
  ),
  ...audioFeaturesRoutes,
];

function refuse(): never {
  throw forbidden();
}
