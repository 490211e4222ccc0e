import { canReadItems } from "../../render/playlist";
import type { Playlist } from "../../world/records";
import { forbidden } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { requireScope, requireUser } from "../http/request";
import { requirePlaylist } from "./playlists";

export const modifyScopes = ["playlist-modify-public", "playlist-modify-private"];

/** Returns the playlist of the path if the user may edit it: collaborators only its items, the owner everything. */
export function requireEditablePlaylist(request: ApiRequest, by: "owner" | "collaborator"): Playlist {
  const user = requireUser(request);
  const playlist = requirePlaylist(request);
  const allowed = by === "owner" ? playlist.ownerId === user.id : canReadItems(playlist, user);
  if (!allowed) throw forbidden();
  requireScope(request, playlist.public ? "playlist-modify-public" : "playlist-modify-private");
  return playlist;
}
