import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { getAlbum } from "@/lib/catalog/get-album";
import { getArtist } from "@/lib/catalog/get-artist";
import { listArtistAlbums } from "@/lib/catalog/list-artist-albums";
import { readHistory } from "@/lib/history/read-history";
import { likeTrack } from "@/lib/liked/like-track";
import { prisma } from "@/lib/platform/db";
import { getDevices, getNextSongs, getPlayer } from "@/lib/player/get-player";
import { album, artist, artistAlbums } from "@/lib/schemas/catalog";
import { devices, playerState, queue } from "@/lib/schemas/player";
import { searchResults } from "@/lib/schemas/search";
import { search } from "@/lib/search/search";
import { userCaller } from "@/lib/spotify/access-token";
import { type Call, callSpotify } from "@/lib/spotify/call";
import { sampleByDepth, sizeByDepth } from "@/testing/depth";
import { runImport } from "@/testing/library/imports";
import { range, spotifyId, trackId } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";

const { connected, control, fault, playlist } = await simulated();

let person: ConnectedListener;
let listId = "";

beforeAll(async () => {
  person = await connected({ likedTrackIds: range(3).map(trackId) });
  const { spotifyUser } = person;
  listId = await playlist(spotifyUser, { name: "Mix", trackIds: range(4).map(trackId) });
  await playlist(spotifyUser, { name: "Other", trackIds: range(2).map(trackId) });
  await control("PUT", `players/${spotifyUser}`, {
    devices: [
      { id: "one", name: "Phone", type: "Smartphone", isActive: true },
      { id: "two", name: "Speaker", type: "Speaker" },
    ],
    state: { uris: range(5).map(number => `spotify:track:${trackId(number)}`), isPlaying: true },
  });
});

const albumId = spotifyId("album", 0);
const artistId = spotifyId("artist", 0);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Lists the paths of all values inside a JSON value, such as `items.0.name`. */
function pathsOf(value: Json, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const innerPath = path ? `${path}.${key}` : key;
    return [innerPath, ...pathsOf(inner as Json, innerPath)];
  });
}

/** Replaces or drops the value at a path. In a list, a dropped value becomes null. */
function damage(root: Json, path: string, damaged: Json | undefined): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let parent: Json | undefined = root;
  for (const key of keys) parent = (parent as Record<string, Json> | null)?.[key];
  if (typeof parent !== "object" || parent === null) return;
  if (damaged === undefined && !Array.isArray(parent)) delete (parent as Record<string, Json>)[last];
  else (parent as Record<string, Json>)[last] = damaged ?? null;
}

type Endpoint = {
  call: Pick<Call, "path" | "query">;
  /** The paths without which a reply is useless. */
  essential: string[];
  /** Asks Tonearm. */
  ask: () => Promise<unknown>;
  schema?: z.ZodType;
};

const ctx = () => person.ctx;
const imported = async () => expect(await runImport(ctx())).toMatchObject({ state: "completed" });

const endpoints: Record<string, () => Endpoint> = {
  player: () => ({
    call: { path: "/me/player" },
    essential: ["is_playing"],
    ask: () => getPlayer(ctx()),
    schema: playerState,
  }),
  devices: () => ({
    call: { path: "/me/player/devices" },
    essential: ["devices"],
    ask: () => getDevices(ctx()),
    schema: devices,
  }),
  queue: () => ({
    call: { path: "/me/player/queue" },
    essential: ["queue"],
    ask: () => getNextSongs(ctx()),
    schema: queue,
  }),
  history: () => ({
    call: { path: "/me/player/recently-played" },
    essential: ["items"],
    ask: () => readHistory(ctx()),
  }),
  search: () => ({
    call: { path: "/search", query: { q: "song", type: "track,album,artist,playlist", limit: 10 } },
    essential: ["tracks", "tracks.items"],
    ask: () =>
      search(ctx(), {
        q: "song",
        source: "spotify",
        kinds: ["song", "album", "artist", "playlist"],
        limit: 10,
      }),
    schema: searchResults,
  }),
  album: () => ({
    call: { path: `/albums/${albumId}` },
    essential: ["uri"],
    ask: () => getAlbum(ctx(), albumId),
    schema: album,
  }),
  artist: () => ({
    call: { path: `/artists/${artistId}` },
    essential: ["uri"],
    ask: () => getArtist(ctx(), artistId),
    schema: artist,
  }),
  "an artist's albums": () => ({
    call: { path: `/artists/${artistId}/albums`, query: { limit: 10 } },
    essential: ["items"],
    ask: () => listArtistAlbums(ctx(), artistId, {}),
    schema: artistAlbums,
  }),
  track: () => ({
    call: { path: `/tracks/${trackId(200)}` },
    essential: ["uri"],
    ask: async () => {
      await prisma().song.deleteMany({ where: { userId: ctx().userId, spotifyId: trackId(200) } });
      await likeTrack(ctx(), trackId(200));
    },
  }),
  "list of playlists": () => ({
    call: { path: "/me/playlists", query: { limit: 50 } },
    essential: ["items"],
    ask: imported,
  }),
  "items of a playlist": () => ({
    call: { path: `/playlists/${listId}/items`, query: { limit: 50, additional_types: "track,episode" } },
    essential: ["items"],
    ask: async () => {
      await prisma().playlist.updateMany({ where: { userId: ctx().userId }, data: { snapshotId: null } });
      await imported();
    },
  }),
  "liked songs": () => ({
    call: { path: "/me/tracks", query: { limit: 50 } },
    essential: ["items"],
    ask: imported,
  }),
};

const damaged = fc.constantFrom<Json | undefined>(
  null,
  undefined,
  null,
  undefined,
  "",
  "x",
  -1,
  1.5,
  {},
  [],
  [null],
  true,
);

it.each(sampleByDepth(Object.keys(endpoints), 3))(
  "Nulls, gaps and wrong types in the reply about %s never make the whole of it unusable",
  async name => {
    const { call, essential, ask, schema } = (endpoints[name] as () => Endpoint)();
    const text = await callSpotify(userCaller(ctx().userId), { method: "GET", ...call }, "sync");
    const paths = pathsOf(JSON.parse(text)).filter(path => !essential.includes(path));
    const changes = fc.array(fc.tuple(fc.constantFrom(...paths), damaged), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(changes, async list => {
        const body = JSON.parse(text);
        for (const [path, value] of list) damage(body, path, structuredClone(value));
        await prisma().cachedValue.deleteMany({ where: { userId: ctx().userId } });
        await control("DELETE", "faults");
        await fault(`/v1${call.path}`, { times: 2, status: 200, body }, "GET");
        const answer = await ask();
        if (schema) schema.parse(answer);
      }),
      {
        numRuns:
          ask === imported || name === "items of a playlist" ? sizeByDepth(4, 100) : sizeByDepth(12, 400),
      },
    );
  },
  600_000,
);
