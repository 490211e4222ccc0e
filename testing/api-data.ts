import type { Playlist, Song } from "@/lib/schemas/library";
import type { Connection } from "@/lib/schemas/spotify";

/** Data as the API returns it, for tests of screens. */

export const song = (title: string): Song => ({
  id: `song ${title}`,
  spotifyId: title,
  uri: `spotify:track:${title}`,
  title,
  durationMs: 180_000,
  artists: [{ id: null, name: "Ada" }],
  album: null,
  imageUrl: null,
  isrc: null,
  isLocal: false,
  isPlayable: true,
});

export const playlist = (name: string): Playlist => ({
  id: `playlist ${name}`,
  name,
  description: "",
  origin: "local",
  spotifyId: null,
  snapshotId: null,
  ownerName: null,
  imageUrl: null,
  trackCount: 0,
  access: "owner",
  syncedAt: null,
});

export const connection = (state: Connection["state"]): Connection => ({
  state,
  spotifyUser: null,
  scopes: [],
  missingScopes: [],
  missingRights: [],
  authorizedAt: null,
  reauthorizeBy: null,
  cooldowns: [],
  callsLast24h: {},
});
