import { z } from "zod";
import type { Catalog } from "../catalog/catalog";
import { hash } from "../random";
import { newUser } from "./new-user";
import type { Playlist } from "./records";
import type { World, WorldState } from "./world";

const strings = z.array(z.string());
const savedItems = z.array(z.object({ id: z.string(), addedAt: z.string() }));

const appSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string(),
  developer: z.string(),
  redirectUris: strings,
  ownerPremium: z.boolean(),
  /** Null if the users' `allowListed` decides. */
  allowList: strings.nullable(),
  audioFeatures: z.boolean().default(false),
});

const userSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  displayName: z.string(),
  premium: z.boolean(),
  /** Decides for apps whose `allowList` is null. */
  allowListed: z.boolean(),
  playlistIds: strings,
  saved: z.object({
    tracks: savedItems,
    albums: savedItems,
    shows: savedItems,
    episodes: savedItems,
    audiobooks: savedItems,
  }),
  followedArtists: strings,
  followedUsers: strings,
});

const accessTokenSchema = z.object({
  token: z.string(),
  clientId: z.string(),
  userId: z.string().nullable(),
  scopes: strings,
  expiresAt: z.number(),
});

const refreshTokenSchema = z.object({
  token: z.string(),
  clientId: z.string(),
  userId: z.string(),
  scopes: strings,
  authorizedAt: z.number(),
  revoked: z.boolean(),
  publicClient: z.boolean(),
});

const playlistSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  public: z.boolean(),
  collaborative: z.boolean(),
  collaborators: strings,
  entries: z.array(
    z.object({
      uri: z.string().nullable(),
      addedAt: z.string(),
      addedBy: z.string(),
      isHidden: z.boolean().optional(),
    }),
  ),
  version: z.number(),
  snapshotId: z.string(),
  cover: z.string().nullable(),
});

/** The state that is stored on disk: connections and edits, but not playback, faults and settings. */
export const storedStateSchema = z.object({
  version: z.literal(1),
  /** The catalog's fingerprint. */
  catalog: z.string(),
  clockOffsetMs: z.number(),
  apps: z.array(appSchema),
  users: z.array(userSchema),
  accessTokens: z.array(accessTokenSchema),
  refreshTokens: z.array(refreshTokenSchema),
  /** Granted scopes by `userId clientId`. */
  grants: z.array(z.tuple([z.string(), strings])),
  playlists: z.array(playlistSchema),
  /** Track ids. */
  unplayable: strings.default([]),
  /** Track ids. */
  withdrawn: strings.default([]),
});

export type StoredState = z.infer<typeof storedStateSchema>;

export function toStoredState(world: World): StoredState {
  return {
    version: 1,
    catalog: fingerprint(world.catalog),
    clockOffsetMs: world.clock.offsetMs(),
    apps: [...world.apps.values()],
    users: [...world.users.values()],
    accessTokens: [...world.accessTokens.values()].filter(token => token.expiresAt > world.clock.now()),
    refreshTokens: [...world.refreshTokens.values()],
    grants: [...world.grants],
    playlists: [...world.playlists.values()].filter(playlist => playlist.isEdited).map(toStoredPlaylist),
    unplayable: [...world.unplayableTrackIds],
    withdrawn: [...world.withdrawnTrackIds],
  };
}

/** Leaves out former versions and pending delays of snapshot ids, which are not kept across a restart. */
function toStoredPlaylist({
  formerVersions: _former,
  lag: _lag,
  refusalsLeft: _refusalsLeft,
  isEdited: _isEdited,
  entries,
  ...kept
}: Playlist) {
  return { ...kept, entries: [...entries] };
}

/**
 * Applies the stored state to a newly created state. If the catalog has changed since, restores apps, tokens, grants and users,
 * but nothing that refers to the catalog. The caller restores the clock.
 */
export function restore(state: WorldState, catalog: Catalog, stored: StoredState): void {
  state.apps = new Map(stored.apps.map(app => [app.clientId, app]));
  state.accessTokens = new Map(stored.accessTokens.map(token => [token.token, token]));
  state.refreshTokens = new Map(stored.refreshTokens.map(token => [token.token, token]));
  state.grants = new Map(stored.grants);
  const isSameCatalog = stored.catalog === fingerprint(catalog);
  for (const user of stored.users) {
    const initial = state.users.get(user.id) ?? newUser(user.id, user.displayName);
    const { playlistIds, followedArtists } = initial;
    state.users.set(
      user.id,
      isSameCatalog ? user : { ...user, playlistIds, saved: initial.saved, followedArtists },
    );
  }
  if (!isSameCatalog) return;
  state.unplayableTrackIds = new Set(stored.unplayable);
  state.withdrawnTrackIds = new Set(stored.withdrawn);
  for (const playlist of stored.playlists) {
    state.playlists.set(playlist.id, {
      ...playlist,
      formerVersions: [],
      lag: null,
      refusalsLeft: 0,
      isEdited: true,
    });
  }
}

function fingerprint({ file }: Catalog): string {
  const ids = [
    file.tracks.length,
    file.playlists.length,
    file.tracks[0]?.id,
    file.tracks.at(-1)?.id,
    file.playlists[0]?.id,
  ];
  return hash(ids.join(" ")).toString(16);
}
