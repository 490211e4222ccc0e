import type { Method } from "./support";

/** What the owner of the tried things has; the words in the paths stand for their ids. */
export type Things = {
  playlist: string;
  item: string;
  song: string;
  shuffle: string;
  job: string;
  token: string;
  user: string;
  /** Of Spotify's catalogue, which belongs to nobody. */
  album: string;
  artist: string;
  track: string;
};

const unknownId = "0".repeat(22);
/** Ids that Spotify does not know. */
export const unknownToSpotify = { album: unknownId, artist: unknownId, track: unknownId };

type Right = {
  route: `${Method} /${string}`;
  /** Anybody may ask; everything else is for people who are signed in, `session` only for themselves, not their tokens. */
  access: "public" | "user" | "session" | "admin";
  /** A body that the owner could send. */
  body?: (things: Things) => unknown;
  /** The path names something that belongs to somebody. */
  owned?: true;
  /** A GET that changes something, and needs the right to. */
  writes?: true;
};

const onTrack = (things: Things) => ({ songIds: [things.song] });

/** Every route of the API and who may use it. A route without a row fails the tests. */
export const rights: Right[] = [
  { route: "POST /auth/register", access: "public" },
  { route: "POST /auth/login", access: "public" },
  { route: "GET /auth/spotify", access: "user" },
  { route: "GET /me", access: "user" },
  { route: "GET /me/api-tokens", access: "session" },
  { route: "POST /me/api-tokens", access: "session", body: () => ({ name: "x", scopes: ["read"] }) },
  { route: "DELETE /me/api-tokens/{token}", access: "session", owned: true },
  { route: "GET /me/spotify", access: "user" },
  { route: "DELETE /me/spotify", access: "user" },
  { route: "GET /me/spotify/credentials", access: "user" },
  {
    route: "PUT /me/spotify/credentials",
    access: "user",
    body: () => ({ clientId: "f".repeat(32), clientSecret: "f".repeat(32) }),
  },
  { route: "DELETE /me/spotify/credentials", access: "user" },
  { route: "POST /me/spotify/authorize", access: "user" },
  { route: "POST /me/spotify/connect", access: "user", body: () => ({ code: "c", state: "s" }) },
  { route: "GET /me/liked", access: "user" },
  { route: "POST /me/liked/{song}", access: "user", owned: true },
  { route: "DELETE /me/liked/{song}", access: "user", owned: true },
  { route: "GET /me/history", access: "user" },
  { route: "GET /songs", access: "user" },
  { route: "GET /songs/{song}", access: "user", owned: true },
  { route: "GET /songs/{song}/playlists", access: "user", owned: true },
  { route: "GET /search", access: "user" },
  { route: "GET /albums/{album}", access: "user" },
  { route: "GET /artists/{artist}", access: "user" },
  { route: "GET /artists/{artist}/albums", access: "user" },
  { route: "GET /artists/{artist}/songs", access: "user" },
  { route: "POST /tracks/{track}/like", access: "user" },
  { route: "GET /playlists", access: "user" },
  { route: "POST /playlists", access: "user", body: () => ({ name: "Taken" }) },
  { route: "GET /playlists/{playlist}", access: "user", owned: true },
  { route: "PUT /playlists/{playlist}", access: "user", owned: true, body: () => ({ name: "Taken" }) },
  { route: "DELETE /playlists/{playlist}", access: "user", owned: true },
  { route: "POST /playlists/{playlist}/publish", access: "user", owned: true },
  { route: "GET /playlists/{playlist}/tracks", access: "user", owned: true },
  { route: "POST /playlists/{playlist}/tracks", access: "user", owned: true, body: onTrack },
  { route: "DELETE /playlists/{playlist}/tracks/{item}", access: "user", owned: true },
  {
    route: "POST /playlists/{playlist}/tracks/move",
    access: "user",
    owned: true,
    body: ({ item }) => ({ itemIds: [item], before: null }),
  },
  { route: "GET /playlists/{playlist}/versions", access: "user", owned: true },
  // An item's id stands for a version's, which only a sync makes: versions.spec.ts tries real ones.
  { route: "GET /playlists/{playlist}/versions/{item}", access: "user", owned: true },
  { route: "POST /playlists/{playlist}/versions/{item}/restore", access: "user", owned: true },
  { route: "GET /playlists/{playlist}/export", access: "user", owned: true },
  { route: "GET /me/export", access: "user" },
  {
    route: "POST /me/import",
    access: "user",
    body: () => ({ format: "tonearm-library", version: 1, playlists: [{ name: "Taken", items: [] }] }),
  },
  { route: "GET /playlists/{playlist}/shuffle", access: "user", owned: true },
  { route: "POST /playlists/{playlist}/shuffle", access: "user", owned: true, body: () => ({}) },
  { route: "GET /playlists/{playlist}/shuffle/next", access: "user", owned: true, writes: true },
  { route: "POST /playlists/{playlist}/shuffle/next", access: "user", owned: true },
  { route: "GET /shuffles", access: "user" },
  { route: "POST /shuffles", access: "user", body: ({ playlist }) => ({ playlistIds: [playlist] }) },
  { route: "GET /shuffles/{shuffle}", access: "user", owned: true },
  { route: "PATCH /shuffles/{shuffle}", access: "user", owned: true, body: () => ({ spread: "loose" }) },
  { route: "GET /shuffles/{shuffle}/upcoming", access: "user", owned: true },
  { route: "GET /shuffles/{shuffle}/next", access: "user", owned: true, writes: true },
  { route: "POST /shuffles/{shuffle}/next", access: "user", owned: true },
  { route: "DELETE /shuffles/{shuffle}", access: "user", owned: true },
  { route: "POST /spotify/import", access: "user", body: () => ({}) },
  { route: "GET /sync/jobs", access: "user" },
  { route: "GET /sync/jobs/{job}", access: "user", owned: true },
  { route: "POST /sync/jobs/{job}/cancel", access: "user", owned: true },
  { route: "GET /sync/jobs/{job}/events", access: "user", owned: true },
  { route: "GET /player", access: "user" },
  { route: "GET /player/events", access: "user" },
  { route: "GET /player/devices", access: "user" },
  { route: "GET /player/queue", access: "user" },
  {
    route: "POST /player/queue",
    access: "user",
    body: () => ({ uri: `spotify:track:${"a".repeat(22)}` }),
  },
  { route: "POST /player/play", access: "user", body: ({ playlist }) => ({ playlistId: playlist }) },
  { route: "POST /player/pause", access: "user", body: () => ({}) },
  { route: "POST /player/next", access: "user", body: () => ({}) },
  { route: "POST /player/previous", access: "user", body: () => ({}) },
  { route: "POST /player/seek", access: "user", body: () => ({ positionMs: 1 }) },
  { route: "POST /player/volume", access: "user", body: () => ({ volumePercent: 1 }) },
  { route: "POST /player/repeat", access: "user", body: () => ({ state: "off" }) },
  { route: "POST /player/shuffle", access: "user", body: () => ({ state: false }) },
  { route: "POST /player/transfer", access: "user", body: () => ({ deviceId: "x" }) },
  { route: "GET /admin/users", access: "admin" },
  { route: "GET /admin/sync/jobs", access: "admin" },
  { route: "POST /admin/sync/jobs/{job}/cancel", access: "admin" },
  { route: "POST /admin/users/{user}/sync", access: "admin", body: () => ({}) },
];

/** A row's method and its path with real ids in it. */
export function requestOf({ route, body, writes }: Right, things: Things) {
  const [method = "", template = ""] = route.split(" ");
  const path = template.replace(/\{(\w+)\}/g, (_, name: keyof Things) => things[name]);
  const isGet = method === "GET";
  const isWrite = !isGet || writes === true;
  return { method: method as Method, path, isWrite, sent: !isGet ? { body: body?.(things) ?? {} } : {} };
}
