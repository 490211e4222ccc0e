import { shownSnapshot } from "../world/playlist-versions";
import type { Entry, Playlist, User } from "../world/records";
import type { World } from "../world/world";
import { adderBytes, type ItemOptions, itemBytes } from "./item-bytes";
import type { JsonPart } from "./json-bytes";
import { identity } from "./links";

export function mayReadItems(playlist: Playlist, user: User | null): boolean {
  return user !== null && (playlist.ownerId === user.id || playlist.collaborators.includes(user.id));
}

/** Playlists that Spotify itself owns do not exist for Development Mode apps: 404, or null in a list. */
export function isHidden(playlist: Playlist): boolean {
  return playlist.ownerId === "spotify";
}

/** Everything but the items, which have two shapes and may be absent altogether. */
export function playlistHead(world: World, playlist: Playlist) {
  return {
    ...identity(world.origin, "playlist", playlist.id),
    collaborative: playlist.collaborative,
    description: playlist.description,
    images: playlistImages(world, playlist),
    name: playlist.name,
    owner: {
      ...identity(world.origin, "user", playlist.ownerId),
      display_name: world.users.get(playlist.ownerId)?.displayName ?? playlist.ownerName,
    },
    primary_color: null,
    public: playlist.public || world.settings.privateReadsBackPublic,
    snapshot_id: shownSnapshot(playlist, world.clock.now(), world.settings.snapshotLagMs),
  };
}

/** The entry in a list: `items` is a reference, and absent where the items are not for this person. */
export function simplifiedPlaylist(world: World, playlist: Playlist, user: User | null) {
  const whole = playlistHead(world, playlist);
  // In lists there may be null where no picture is (github JohnnyCrazy/SpotifyAPI-NET#1033).
  const head = { ...whole, images: whole.images.length > 0 ? whole.images : null };
  if (!mayReadItems(playlist, user)) return head;
  return { ...head, items: { href: `${head.href}/items`, total: playlist.entries.length } };
}

/** Drawn ones, or what was uploaded; nothing while there is nothing to draw. */
export function playlistImages(world: World, playlist: Playlist) {
  if (playlist.entries.length === 0 && playlist.cover === null) return [];
  const url = `${world.origin}/image/${playlist.id}`;
  if (playlist.cover !== null)
    return [{ url: `${url}?version=${playlist.version}`, height: null, width: null }];
  return [640, 300, 60].map(size => ({ url: `${url}?size=${size}`, height: size, width: size }));
}

export function entryParts(world: World, entry: Entry, options: ItemOptions): JsonPart[] {
  const isLocal = entry.uri?.startsWith("spotify:local:") ?? false;
  return [
    `{"added_at":"${entry.addedAt}","added_by":`,
    adderBytes(world, entry.addedBy),
    `,"is_local":${isLocal},"primary_color":null,"item":`,
    itemBytes(world, entry.uri, options),
    "}",
  ];
}
