import { catalogRoutes } from "../catalog/catalog";
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

/** The Web API that Development Mode has in November 2026. */
export const remainingRoutes: readonly ApiRoute[] = [
  ...profileRoutes,
  ...savedRoutes,
  ...libraryRoutes,
  ...playlistRoutes,
  ...playlistEditRoutes,
  ...catalogRoutes,
  ...spokenWordRoutes,
  ...searchRoutes,
  ...playerReadRoutes,
  ...playerCommandRoutes,
];

/** All routes, the removed endpoints last. */
export const apiRoutes: readonly ApiRoute[] = [...remainingRoutes, ...removedRoutes];
