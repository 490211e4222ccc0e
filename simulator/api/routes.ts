import type { ApiRoute } from "./api-route";
import { catalogueRoutes } from "./catalogue";
import { libraryRoutes } from "./library";
import { playerCommandRoutes } from "./player-commands";
import { playerReadRoutes } from "./player-reads";
import { playlistEditRoutes } from "./playlist-edits";
import { playlistRoutes } from "./playlists";
import { profileRoutes } from "./profile";
import { removedRoutes } from "./removed";
import { savedRoutes } from "./saved";
import { searchRoutes } from "./search";
import { spokenWordRoutes } from "./spoken-word";

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
