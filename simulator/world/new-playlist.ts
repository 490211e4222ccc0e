import { snapshotId } from "./playlist-versions";
import type { Playlist } from "./records";

/** Creates an empty public playlist at its first version. */
export function newPlaylist(id: string, owner: { id: string; displayName: string }): Playlist {
  return {
    id,
    name: "New playlist",
    description: "",
    ownerId: owner.id,
    ownerName: owner.displayName,
    public: true,
    collaborative: false,
    collaborators: [],
    entries: [],
    version: 1,
    snapshotId: snapshotId(id, 1),
    formerVersions: [],
    lag: null,
    refusalsLeft: 0,
    cover: null,
    isEdited: false,
  };
}
