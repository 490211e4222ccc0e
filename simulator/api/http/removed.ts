import { audioFeaturesRoutes } from "../catalog/audio-features";
import { forbidden } from "./api-error";
import { type ApiRoute, open } from "./api-route";

type Method = ApiRoute["method"];

const READ: readonly Method[] = ["GET"];
const EDIT: readonly Method[] = ["PUT", "DELETE"];

/** What Development Mode lost in November 2024 and February 2026 (docs: references/changes/february-2026). */
const REMOVED: ReadonlyArray<readonly [readonly Method[], readonly string[]]> = [
  [READ, ["/albums", "/artists", "/audiobooks", "/chapters", "/episodes", "/shows", "/tracks"]],
  [READ, ["/artists/{id}/top-tracks", "/artists/{id}/related-artists"]],
  [READ, ["/browse/new-releases", "/browse/featured-playlists", "/markets"]],
  [READ, ["/browse/categories", "/browse/categories/{id}", "/browse/categories/{id}/playlists"]],
  [READ, ["/users/{id}"]],
  [["GET", "POST"], ["/users/{id}/playlists"]],
  [EDIT, ["/me/albums", "/me/audiobooks", "/me/episodes", "/me/shows", "/me/tracks", "/me/following"]],
  [EDIT, ["/playlists/{id}/followers"]],
  [READ, ["/playlists/{id}/followers/contains", "/me/following/contains"]],
  [READ, ["/me/albums/contains", "/me/audiobooks/contains", "/me/episodes/contains"]],
  [READ, ["/me/shows/contains", "/me/tracks/contains"]],
  [["GET", "POST", "PUT", "DELETE"], ["/playlists/{id}/tracks"]],
  [READ, ["/recommendations", "/recommendations/available-genre-seeds"]],
  [READ, ["/audio-analysis/{id}"]],
];

export const removedRoutes: readonly ApiRoute[] = [
  ...REMOVED.flatMap(([methods, paths]) =>
    methods.flatMap(method =>
      paths.map(path => open(`${method} ${path as `/${string}`}`, "removed", refuse)),
    ),
  ),
  ...audioFeaturesRoutes,
];

function refuse(): never {
  throw forbidden();
}
