import { catalogueRoutes } from "../catalog/catalog";
import { searchRoutes } from "../catalog/search";
import { spokenWordRoutes } from "../catalog/spoken-word";
import { libraryRoutes } from "../library/library";
import { profileRoutes } from "../library/profile";
import { savedRoutes } from "../library/saved";
import { playerCommandRoutes } from "../player/player-commands";
import { playerReadRoutes } from "../player/player-reads";
import { playlistEditRoutes } from "../playlists/playlist-edits";
import { playlistRoutes } from "../playlists/playlists";
import type { ApiRoute } from "./api-route";
import { removedRoutes } from "./removed";

/** What remains of the Web API in Development Mode, November 2026. */
export const remainingRoutes: readonly ApiRoute[] = [
  ...profileRoutes,
  ...savedRoutes,
  ...libraryRoutes,
  ...playlistRoutes,
  ...playlistEditRoutes,
  ...catalogueRoutes,
  ...spokenWordRoutes,
  ...searchRoutes,
  ...playerReadRoutes,
  ...playerCommandRoutes,
];

/** Everything that has an answer of its own, the removed endpoints last. */
export const apiRoutes: readonly ApiRoute[] = [...remainingRoutes, ...removedRoutes];
