import { createHash } from "node:crypto";
import type { User } from "./records";

/** Creates a user with an empty library. The account id is derived from the user id. */
export function newUser(id: string, displayName: string): User {
  return {
    id,
    accountId: createHash("sha256").update(`account ${id}`).digest("base64url").slice(0, 10),
    displayName,
    premium: true,
    allowListed: true,
    playlistIds: [],
    saved: { tracks: [], albums: [], shows: [], episodes: [], audiobooks: [] },
    followedArtists: [],
    followedUsers: [],
  };
}
