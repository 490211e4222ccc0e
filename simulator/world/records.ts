/** A developer app. Quota belongs to its `developer`, not to the app. */
export type App = {
  clientId: string;
  clientSecret: string;
  name: string;
  developer: string;
  redirectUris: string[];
  ownerPremium: boolean;
  /** At most five people besides the developer; null admits everybody whose `allowListed` is true. */
  allowList: string[] | null;
  /** From before November 2024: it may still read audio features. */
  audioFeatures: boolean;
};

export type Saved = {
  id: string;
  addedAt: string;
};

export type SavedKind = "tracks" | "albums" | "shows" | "episodes" | "audiobooks";

export type User = {
  id: string;
  accountId: string;
  displayName: string;
  premium: boolean;
  allowListed: boolean;
  /** Owned and followed, in the order of the person's own list: newest first. */
  playlistIds: string[];
  /** Newest first. */
  saved: Record<SavedKind, Saved[]>;
  followedArtists: string[];
  followedUsers: string[];
};

export type AuthorizationCode = {
  code: string;
  clientId: string;
  userId: string;
  scopes: string[];
  redirectUri: string;
  codeChallenge: string | null;
  expiresAt: number;
};

export type AccessToken = {
  token: string;
  clientId: string;
  /** null for the client-credentials grant */
  userId: string | null;
  scopes: string[];
  expiresAt: number;
};

export type RefreshToken = {
  token: string;
  clientId: string;
  userId: string;
  scopes: string[];
  /** The six months count from here, whatever is refreshed or rotated later. */
  authorizedAt: number;
  revoked: boolean;
  /** Made without a client secret, so it can be refreshed without one. */
  publicClient: boolean;
};

/** One position of a playlist. Two positions never share an object: identity tells duplicates apart. */
export type Entry = {
  /** null: the track was withdrawn, the position stays */
  uri: string | null;
  addedAt: string;
  addedBy: string;
};

export type Playlist = {
  id: string;
  name: string;
  description: string;
  ownerId: string;
  ownerName: string;
  public: boolean;
  collaborative: boolean;
  collaborators: string[];
  entries: readonly Entry[];
  version: number;
  snapshotId: string;
  /** Former versions that an edit may still name, oldest first. */
  former: { snapshotId: string; entries: readonly Entry[] }[];
  /** Set while the snapshot that reads report is behind the last write. */
  lag: { shownId: string; since: number } | null;
  /** Base64 JPEG, when somebody uploaded one. */
  cover: string | null;
  /** Differs from the catalogue, so it has to be kept on disk. */
  changed: boolean;
};
