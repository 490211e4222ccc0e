import { expect, test } from "vitest";
import { id, simulate } from "../test-support";
import { remainingRoutes } from "./http/routes";

/** Keys removed from Development Mode, by object type (docs: changes/february-2026 and march-2026). */
const removedKeys: Record<string, string[]> = {
  album: ["album_group", "available_markets", "label", "popularity"],
  artist: ["followers", "popularity"],
  track: ["available_markets", "linked_from", "popularity"],
  show: ["available_markets", "publisher"],
  audiobook: ["available_markets", "publisher"],
  playlist: ["tracks"],
  user: ["country", "email", "explicit_content", "followers", "product"],
};

type Visitor = (type: string, object: Record<string, unknown>) => void;

function visitObjects(value: unknown, visitor: Visitor): void {
  if (Array.isArray(value)) for (const entry of value) visitObjects(entry, visitor);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const object = value as Record<string, unknown>;
  if (typeof object.type === "string") visitor(object.type, object);
  for (const part of Object.values(object)) visitObjects(part, visitor);
}

const queries: Record<string, string> = {
  "/search": "?q=a&type=track,album,artist,playlist,show,episode,audiobook",
  "/me/following": "?type=artist",
  "/me/library/contains": `?uris=spotify:track:${id("track", 1)}`,
};

const readPaths = remainingRoutes.filter(({ method }) => method === "GET").map(({ path }) => path);

test.each(readPaths)("GET %s answers 200, and its objects lack the keys that Spotify removed", async path => {
  const { signIn } = await simulate();
  const api = await signIn();
  const spoken = (await api.get("/search?q=the&type=show,episode,audiobook&limit=1")).body;
  const [book] = spoken.audiobooks.items;
  const [chapter] = (await api.get(`/audiobooks/${book.id}/chapters`)).body.items;
  const [show] = spoken.shows.items;
  const [episode] = (await api.get(`/shows/${show.id}/episodes`)).body.items;
  const ids: Record<string, string> = {
    playlists: id("list", 0),
    albums: id("album", 1),
    artists: id("artist", 1),
    tracks: id("track", 1),
    shows: show.id,
    episodes: episode.id,
    audiobooks: book.id,
    chapters: chapter.id,
  };
  await api.put(
    `/me/library?uris=${show.uri},${episode.uri},${book.uri},spotify:artist:${ids.artists},spotify:album:${ids.albums}`,
  );
  await api.put("/me/player/play", { context_uri: `spotify:playlist:${ids.playlists}` });

  const reply = await api.get(
    `${path.replace(/\{\w+\}/, ids[path.split("/")[1] ?? ""] ?? "")}${queries[path] ?? ""}`,
  );
  expect(reply.status).toBe(200);
  const seenTypes = new Set<string>();
  visitObjects(reply.body, (type, object) => {
    seenTypes.add(type);
    for (const key of removedKeys[type] ?? []) expect(object, `${type} in ${path}`).not.toHaveProperty(key);
    if (type === "track" && "album" in object) expect(object).toHaveProperty("external_ids.isrc");
  });
  if (path === "/me") expect(reply.body).toHaveProperty("account_id");
  if (
    ![
      "/me/player/devices",
      "/playlists/{id}/images",
      "/me/library/contains",
      "/me/player/recently-played",
    ].includes(path)
  ) {
    expect(seenTypes.size).toBeGreaterThan(0);
  }
});
