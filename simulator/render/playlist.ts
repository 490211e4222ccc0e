import { shownSnapshot } from "../world/playlist-versions";
import type { Entry, Playlist, User } from "../world/records";
import type { World } from "../world/world";
import { type ItemOptions, itemBytes } from "./item-bytes";
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
  const head = playlistHead(world, playlist);
  if (!mayReadItems(playlist, user)) return head;
  return { ...head, items: { href: `${head.href}/items`, total: playlist.entries.length } };
}

/** null for a playlist with nothing in it (github aome510/spotify-player#401, home-assistant/core#177215). */
export function playlistImages(world: World, playlist: Playlist) {
  if (playlist.entries.length === 0 && playlist.cover === null) return null;
  const url = `${world.origin}/image/${playlist.id}`;
  if (playlist.cover !== null)
    return [{ url: `${url}?version=${playlist.version}`, height: null, width: null }];
  return [640, 300, 60].map(size => ({ url: `${url}?size=${size}`, height: size, width: size }));
}

const beginnings = new WeakMap<Entry, Buffer>();
const entryEnd = Buffer.from("}");

export function entryParts(world: World, entry: Entry, options: ItemOptions): JsonPart[] {
  let beginning = beginnings.get(entry);
  if (!beginning) {
    beginning = entryBeginning(world, entry);
    beginnings.set(entry, beginning);
  }
  return [beginning, itemBytes(world, entry.uri, options), entryEnd];
}

/** Everything before the item, which stays the same for as long as the entry is there. */
function entryBeginning(world: World, { addedAt, addedBy, uri }: Entry): Buffer {
  const isLocal = uri?.startsWith("spotify:local:") ?? false;
  const head = { added_at: addedAt, added_by: identity(world.origin, "user", addedBy), is_local: isLocal };
  return Buffer.from(`${JSON.stringify({ ...head, primary_color: null }).slice(0, -1)},"item":`);
}
