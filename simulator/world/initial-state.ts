import type { Catalog } from "../catalog/catalog";
import type { CatalogFile } from "../catalog/catalog-file";
import { hash } from "../random";
import { defaultApp, defaultUserId } from "./defaults";
import { newPlaylist } from "./new-playlist";
import { newUser } from "./new-user";
import type { Playlist, SavedItem, User } from "./records";
import { defaultSettings } from "./settings";
import { isoSeconds } from "./time";
import { createUsage } from "./usage";
import type { WorldState } from "./world";

const initialLikeCount = 500;
const hourMs = 3_600_000;
/** Fixed, so that every run shows the same dates. */
const newestSaveTime = Date.parse("2026-10-31T18:00:00Z");

/** Creates the initial world: one app, one user who owns the catalog's playlists, no limits. */
export function initialState(catalog: Catalog): WorldState {
  const user = newUser(defaultUserId, "Robin Listener");
  fillLibrary(user, catalog);
  return {
    settings: defaultSettings(),
    apps: new Map([[defaultApp.clientId, structuredClone(defaultApp)]]),
    users: new Map([[user.id, user]]),
    playlists: new Map(catalog.file.playlists.map(item => [item.id, toPlaylist(item, user)])),
    players: new Map(),
    unplayableTrackIds: new Set(),
    withdrawnTrackIds: new Set(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    grants: new Map(),
    usage: createUsage(),
    faults: [],
  };
}

function fillLibrary(user: User, catalog: Catalog): void {
  const { file } = catalog;
  user.playlistIds = file.playlists.map(playlist => playlist.id);
  user.saved.tracks = toSavedItems(file.tracks.slice(0, initialLikeCount).map(track => track.id));
  if (!file.saved) return;
  user.saved.albums = toSavedItems(file.saved.albumIds);
  user.followedArtists = [...file.saved.artistIds];
  if (!file.saved.spokenWord) return;
  user.saved.shows = toSavedItems([...catalog.shows.keys()].slice(0, 2));
  user.saved.episodes = toSavedItems([...catalog.episodes.keys()].slice(0, 3));
  user.saved.audiobooks = toSavedItems([...catalog.audiobooks.keys()].slice(0, 1));
}

/** Dates the items newest first. */
function toSavedItems(ids: readonly string[]): SavedItem[] {
  return ids.map((id, index) => ({ id, addedAt: isoSeconds(newestSaveTime - index * 5 * hourMs) }));
}

function toPlaylist(source: CatalogFile["playlists"][number], user: User): Playlist {
  const owner = source.owner ?? user;
  const uris = source.items ?? source.trackIds.map(id => `spotify:track:${id}`);
  const firstAddedAt = newestSaveTime - (400 + (hash(source.id) % 1500)) * 24 * hourMs;
  return {
    ...newPlaylist(source.id, owner),
    name: source.name,
    description: source.description ?? "",
    entries: uris.map((uri, index) => ({
      uri,
      addedAt: isoSeconds(firstAddedAt + index * hourMs),
      addedBy: owner.id,
    })),
  };
}
