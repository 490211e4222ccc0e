import { createApp, patchApp } from "./apps";
import { advanceClock, readClock } from "./clock";
import type { ControlRoute } from "./control-route";
import { addFault, clearFaults, listFaults } from "./faults";
import { commandPlayer } from "./player-commands";
import { putPlayer } from "./players";
import { putPlaylist } from "./playlists";
import { clearRequests, listRequests } from "./requests";
import { reset } from "./reset";
import { patchSettings, readSettings } from "./settings";
import { patchTrack } from "./tracks";
import { createUser, patchUser, revokeUser } from "./users";

/** The control API. None of these routes exists at Spotify. */
export const controlRoutes: readonly ControlRoute[] = [
  { method: "GET", path: "/_control/requests", handle: listRequests },
  { method: "DELETE", path: "/_control/requests", handle: clearRequests },
  { method: "GET", path: "/_control/faults", handle: listFaults },
  { method: "POST", path: "/_control/faults", handle: addFault },
  { method: "DELETE", path: "/_control/faults", handle: clearFaults },
  { method: "GET", path: "/_control/settings", handle: readSettings },
  { method: "PATCH", path: "/_control/settings", handle: patchSettings },
  { method: "GET", path: "/_control/clock", handle: readClock },
  { method: "POST", path: "/_control/clock", handle: advanceClock },
  { method: "POST", path: "/_control/users", handle: createUser },
  { method: "PATCH", path: "/_control/users/{id}", handle: patchUser },
  { method: "POST", path: "/_control/users/{id}/revoke", handle: revokeUser },
  { method: "POST", path: "/_control/apps", handle: createApp },
  { method: "PATCH", path: "/_control/apps/{clientId}", handle: patchApp },
  { method: "PATCH", path: "/_control/tracks/{id}", handle: patchTrack },
  { method: "PUT", path: "/_control/players/{userId}", handle: putPlayer },
  { method: "POST", path: "/_control/players/{userId}/commands", handle: commandPlayer },
  { method: "PUT", path: "/_control/playlists/{id}", handle: putPlaylist },
  { method: "POST", path: "/_control/reset", handle: reset },
];
