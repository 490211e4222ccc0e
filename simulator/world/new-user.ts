import { createHash } from "node:crypto";
import type { User } from "./records";

/** A person with an empty library. The account id is stable and says nothing about the person. */
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
