import { visibleSnapshotId } from "../world/playlist-versions";
import type { Entry, Playlist, User } from "../world/records";
import type { World } from "../world/world";
import { type ItemOptions, itemBytes } from "./item-bytes";
import type { JsonPart } from "./json-bytes";
import { identity } from "./links";

export function canReadItems(playlist: Playlist, user: User | null): boolean {
  return user !== null && (playlist.ownerId === user.id || playlist.collaborators.includes(user.id));
}

/** Returns true for Spotify's own playlists, which Development Mode hides: they are a 404, or null in a list. */
export function isHidden(playlist: Playlist): boolean {
  return playlist.ownerId === "spotify";
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "/": "&#x2F;",
};

/** Escapes a description as Spotify does, and no other text (github spotify/web-api#980, aome510/spotify-player#478). */
const escapeDescription = (description: string) =>
  description.replace(/[&<>"'/]/g, character => escapes[character] ?? character);

/** The playlist object without its items. */
export function playlistHead(world: World, playlist: Playlist) {
  return {
    ...identity(world.origin, "playlist", playlist.id),
    collaborative: playlist.collaborative,
    description: escapeDescription(playlist.description),
    images: playlistImages(world, playlist),
    name: playlist.name,
    owner: {
      ...identity(world.origin, "user", playlist.ownerId),
      display_name: world.users.get(playlist.ownerId)?.displayName ?? playlist.ownerName,
    },
    primary_color: null,
    public: playlist.public || world.settings.privateReadsBackPublic,
    snapshot_id: visibleSnapshotId(playlist, world.clock.now(), world.settings.snapshotLagMs),
  };
}

/** The playlist as a list shows it: `items` is a link, and absent if the user may not read the items. */
export function simplifiedPlaylist(world: World, playlist: Playlist, user: User | null) {
  const head = playlistHead(world, playlist);
  if (!canReadItems(playlist, user)) return head;
  return { ...head, items: { href: `${head.href}/items`, total: playlist.entries.length } };
}

/**
 * Returns the images; null for an empty playlist without a cover (github aome510/spotify-player#401,
 * home-assistant/core#177215).
 */
export function playlistImages(world: World, playlist: Playlist) {
  if (playlist.entries.length === 0 && playlist.cover === null) return null;
  const url = `${world.origin}/image/${playlist.id}`;
  if (playlist.cover !== null)
    return [{ url: `${url}?version=${playlist.version}`, height: null, width: null }];
  return [640, 300, 60].map(size => ({ url: `${url}?size=${size}`, height: size, width: size }));
}

const entryHeads = new WeakMap<Entry, Buffer>();
const entryEnd = Buffer.from("}");

export function entryParts(world: World, entry: Entry, options: ItemOptions): JsonPart[] {
  let head = entryHeads.get(entry);
  if (!head) {
    head = encodeEntryHead(world, entry);
    entryHeads.set(entry, head);
  }
  return [head, itemBytes(world, entry.uri, options), entryEnd];
}

/** Encodes the part before the item, which never changes for an entry. */
function encodeEntryHead(world: World, { addedAt, addedBy, uri }: Entry): Buffer {
  const isLocal = uri?.startsWith("spotify:local:") ?? false;
  const head = { added_at: addedAt, added_by: identity(world.origin, "user", addedBy), is_local: isLocal };
  return Buffer.from(`${JSON.stringify({ ...head, primary_color: null }).slice(0, -1)},"item":`);
}
