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
  /** True for an app from before November 2024, which may still read audio features. */
  audioFeatures: boolean;
};

export type SavedItem = {
  id: string;
  addedAt: string;
};

export type SavedKind = "tracks" | "albums" | "shows" | "episodes" | "audiobooks";

export type User = {
  id: string;
  accountId: string;
  displayName: string;
  premium: boolean;
  /** True if apps without an own `allowList` admit the user. */
  allowListed: boolean;
  /** Owned and followed playlists, newest first. */
  playlistIds: string[];
  /** Newest first. */
  saved: Record<SavedKind, SavedItem[]>;
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
  /** Null for the client-credentials grant. */
  userId: string | null;
  scopes: string[];
  expiresAt: number;
};

export type RefreshToken = {
  token: string;
  clientId: string;
  userId: string;
  scopes: string[];
  /** The time of the user's consent, from which the six months of validity count. A refresh does not change it. */
  authorizedAt: number;
  revoked: boolean;
  /** True if it was issued without a client secret, so that it can be refreshed without one. */
  publicClient: boolean;
};

/** One position of a playlist. Duplicates are distinguished by object identity, so positions never share an object. */
export type Entry = {
  /** Null for a withdrawn track; its position stays. */
  uri: string | null;
  addedAt: string;
  addedBy: string;
  /** Counted in totals and positions, but never sent. */
  isHidden?: boolean | undefined;
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
  /** Versions that an edit may still name, oldest first. */
  formerVersions: { snapshotId: string; entries: readonly Entry[] }[];
  /** Set while reads report an older snapshot id, and for a shorter time older entries, than the last write. */
  lag: { reportedId: string; entries: readonly Entry[]; since: number } | null;
  /** How many more writes of items answer 404, as if the new playlist did not exist yet. */
  refusalsLeft: number;
  /** The uploaded JPEG in base64. */
  cover: string | null;
  /** True when the playlist differs from the catalog and must be stored on disk. */
  isEdited: boolean;
};
