import { mayReadItems } from "../../render/playlist";
import type { Playlist } from "../../world/records";
import { forbidden } from "../http/api-error";
import type { ApiRequest } from "../http/api-route";
import { needScope, personOf } from "../http/request";
import { findPlaylist } from "./playlists";

export const modifyScopes = ["playlist-modify-public", "playlist-modify-private"];

/** The playlist of the path, when this person may change it: its items also as a collaborator, the rest as owner. */
export function editablePlaylist(request: ApiRequest, by: "owner" | "collaborator"): Playlist {
  const user = personOf(request);
  const playlist = findPlaylist(request);
  const allowed = by === "owner" ? playlist.ownerId === user.id : mayReadItems(playlist, user);
  if (!allowed) throw forbidden();
  needScope(request, playlist.public ? "playlist-modify-public" : "playlist-modify-private");
  return playlist;
}
