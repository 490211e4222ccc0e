import { jsonReply, type Reply } from "../../http/message";
import { isHidden } from "../../render/playlist";
import type { SavedKind, User } from "../../world/records";
import { isoSeconds } from "../../world/time";
import { trackExists } from "../../world/tracks";
import type { World } from "../../world/world";
import { badRequest, notFound } from "../http/api-error";
import { type ApiRequest, type ApiRoute, personalAny } from "../http/api-route";
import { needQuery, needScope, personOf } from "../http/request";

const maxUris = 40;

export const libraryRoutes: readonly ApiRoute[] = [
  personalAny(
    "GET /me/library/contains",
    "library",
    ["user-library-read", "user-follow-read", "playlist-read-private"],
    contains,
  ),
  personalAny("PUT /me/library", "library", modifyScopes(), save),
  personalAny("DELETE /me/library", "library", modifyScopes(), remove),
];

function modifyScopes(): string[] {
  return ["user-library-modify", "user-follow-modify", "playlist-modify-public"];
}

/** One kind of thing that can be in a library: how to look, put and take. */
type Shelf = {
  read: string;
  modify: string;
  exists(world: World, id: string): boolean;
  has(user: User, id: string): boolean;
  put(user: User, id: string, addedAt: string): void;
  take(user: User, id: string): void;
};

const sections: ReadonlyMap<string, Shelf> = new Map([
  ["track", savedShelf("tracks", trackExists)],
  ["album", savedShelf("albums", (world, id) => world.catalog.albums.has(id))],
  ["show", savedShelf("shows", (world, id) => world.catalog.shows.has(id))],
  ["episode", savedShelf("episodes", (world, id) => world.catalog.episodes.has(id))],
  ["audiobook", savedShelf("audiobooks", (world, id) => world.catalog.audiobooks.has(id))],
  ["artist", followShelf("followedArtists", (world, id) => world.catalog.artists.has(id))],
  ["user", followShelf("followedUsers", (world, id) => world.users.has(id))],
  ["playlist", playlistShelf()],
]);

function contains(request: ApiRequest): Reply {
  const user = personOf(request);
  return jsonReply(named(request, "read").map(({ shelf, id }) => shelf.has(user, id)));
}

function save(request: ApiRequest): Reply {
  const { world } = request;
  const user = personOf(request);
  const things = named(request, "modify");
  if (things.some(({ shelf, id }) => !shelf.exists(world, id))) throw notFound();
  const addedAt = isoSeconds(world.clock.now());
  for (const { shelf, id } of things) if (!shelf.has(user, id)) shelf.put(user, id, addedAt);
  world.changed();
  return { status: 200 };
}

/** For a playlist this is what deleting is: it leaves the person's list and goes on existing. */
function remove(request: ApiRequest): Reply {
  const user = personOf(request);
  for (const { shelf, id } of named(request, "modify")) shelf.take(user, id);
  request.world.changed();
  return { status: 200 };
}

/** The URIs of the query. A JSON body is not looked at (github psst#740, SpotifyAPI-NET#1045). */
function named(request: ApiRequest, access: "read" | "modify") {
  const uris = needQuery(request, "uris").split(",");
  if (uris.length > maxUris) throw badRequest("Too many uris");
  return uris.map(uri => {
    const [scheme, kind = "", id = ""] = uri.trim().split(":");
    const shelf = scheme === "spotify" && id !== "" ? sections.get(kind) : undefined;
    if (!shelf) throw badRequest(`Invalid uri: ${uri}`);
    needScope(request, shelf[access]);
    return { shelf, id };
  });
}

function savedShelf(kind: SavedKind, exists: Shelf["exists"]): Shelf {
  return {
    read: "user-library-read",
    modify: "user-library-modify",
    exists,
    has: (user, id) => user.saved[kind].some(saved => saved.id === id),
    put: (user, id, addedAt) => user.saved[kind].unshift({ id, addedAt }),
    take: (user, id) => {
      user.saved[kind] = user.saved[kind].filter(saved => saved.id !== id);
    },
  };
}

function followShelf(key: "followedArtists" | "followedUsers", exists: Shelf["exists"]): Shelf {
  return {
    read: "user-follow-read",
    modify: "user-follow-modify",
    exists,
    has: (user, id) => user[key].includes(id),
    put: (user, id) => user[key].unshift(id),
    take: (user, id) => {
      user[key] = user[key].filter(followed => followed !== id);
    },
  };
}

function playlistShelf(): Shelf {
  return {
    read: "playlist-read-private",
    modify: "playlist-modify-public",
    exists: (world, id) => {
      const playlist = world.playlists.get(id);
      return playlist !== undefined && !isHidden(playlist);
    },
    has: (user, id) => user.playlistIds.includes(id),
    put: (user, id) => user.playlistIds.unshift(id),
    take: (user, id) => {
      user.playlistIds = user.playlistIds.filter(listed => listed !== id);
    },
  };
}
