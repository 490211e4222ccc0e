import { jsonReply, type Reply } from "../../http/message";
import { isHidden } from "../../render/playlist";
import type { SavedKind, User } from "../../world/records";
import { isoSeconds } from "../../world/time";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, userRouteWithAnyScope } from "../http/api-route";
import { requireQuery, requireScope, requireUser } from "../http/request";

const maxUris = 40;
const modifyScopes = ["user-library-modify", "user-follow-modify", "playlist-modify-public"];

export const libraryRoutes: readonly ApiRoute[] = [
  userRouteWithAnyScope(
    "GET /me/library/contains",
    "library",
    ["user-library-read", "user-follow-read", "playlist-read-private"],
    checkSaved,
  ),
  userRouteWithAnyScope("PUT /me/library", "library", modifyScopes, save),
  userRouteWithAnyScope("DELETE /me/library", "library", modifyScopes, remove),
];

/** Access to one kind of saved or followed item. */
type LibrarySection = {
  readScope: string;
  modifyScope: string;
  exists(world: World, id: string): boolean;
  has(user: User, id: string): boolean;
  add(user: User, id: string, addedAt: string): void;
  remove(user: User, id: string): void;
};

const sections: ReadonlyMap<string, LibrarySection> = new Map([
  ["track", savedSection("tracks", trackExists)],
  ["album", savedSection("albums", (world, id) => world.catalog.albums.has(id))],
  ["show", savedSection("shows", (world, id) => world.catalog.shows.has(id))],
  ["episode", savedSection("episodes", (world, id) => world.catalog.episodes.has(id))],
  ["audiobook", savedSection("audiobooks", (world, id) => world.catalog.audiobooks.has(id))],
  ["artist", followSection("followedArtists", (world, id) => world.catalog.artists.has(id))],
  ["user", followSection("followedUsers", (world, id) => world.users.has(id))],
  ["playlist", playlistSection()],
]);

function checkSaved(request: ApiRequest): Reply {
  const user = requireUser(request);
  return jsonReply(parseUris(request, "readScope").map(({ section, id }) => section.has(user, id)));
}

function save(request: ApiRequest): Reply {
  const { world } = request;
  const user = requireUser(request);
  const items = parseUris(request, "modifyScope");
  if (items.some(({ section, id }) => !section.exists(world, id))) throw notFound();
  const addedAt = isoSeconds(world.clock.now());
  for (const { section, id } of items) if (!section.has(user, id)) section.add(user, id, addedAt);
  world.saveSoon();
  return { status: 200 };
}

/** Removes items. A removed playlist leaves the user's list but still exists. */
function remove(request: ApiRequest): Reply {
  const user = requireUser(request);
  for (const { section, id } of parseUris(request, "modifyScope")) section.remove(user, id);
  request.world.saveSoon();
  return { status: 200 };
}

/** Parses the query's URIs and ignores a body (github jpochyla/psst#740, JohnnyCrazy/SpotifyAPI-NET#1045). */
function parseUris(request: ApiRequest, access: "readScope" | "modifyScope") {
  const uris = requireQuery(request, "uris").split(",");
  if (uris.length > maxUris) throw badRequest("Too many uris");
  return uris.map(uri => {
    const [scheme, kind = "", id = ""] = uri.trim().split(":");
    const section = scheme === "spotify" && id !== "" ? sections.get(kind) : undefined;
    if (!section) throw badRequest(`Invalid uri: ${uri}`);
    requireScope(request, section[access]);
    return { section, id };
  });
}

function savedSection(kind: SavedKind, exists: LibrarySection["exists"]): LibrarySection {
  return {
    readScope: "user-library-read",
    modifyScope: "user-library-modify",
    exists,
    has: (user, id) => user.saved[kind].some(saved => saved.id === id),
    add: (user, id, addedAt) => user.saved[kind].unshift({ id, addedAt }),
    remove: (user, id) => {
      user.saved[kind] = user.saved[kind].filter(saved => saved.id !== id);
    },
  };
}

function followSection(
  key: "followedArtists" | "followedUsers",
  exists: LibrarySection["exists"],
): LibrarySection {
  return {
    readScope: "user-follow-read",
    modifyScope: "user-follow-modify",
    exists,
    has: (user, id) => user[key].includes(id),
    add: (user, id) => user[key].unshift(id),
    remove: (user, id) => {
      user[key] = user[key].filter(followed => followed !== id);
    },
  };
}

function playlistSection(): LibrarySection {
  return {
    readScope: "playlist-read-private",
    modifyScope: "playlist-modify-public",
    exists: (world, id) => {
      const playlist = world.playlists.get(id);
      return playlist !== undefined && !isHidden(playlist);
    },
    has: (user, id) => user.playlistIds.includes(id),
    add: (user, id) => user.playlistIds.unshift(id),
    remove: (user, id) => {
      user.playlistIds = user.playlistIds.filter(listed => listed !== id);
    },
  };
}
