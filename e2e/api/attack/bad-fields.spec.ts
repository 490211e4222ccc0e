import { parseProblem } from "../../support/api";
import { expect, test } from "../../support/test";

const uuid = "00000000-0000-4000-8000-000000000000";

const wrongFields: [route: string, body: unknown, field: string][] = [
  ["POST /auth/register", { email: "no address", username: "Ada", password: "long enough" }, "email"],
  ["POST /auth/register", { email: "a@example.org", username: "A", password: "long enough" }, "username"],
  ["POST /auth/register", { email: "a@example.org", username: "Ada", password: "short" }, "password"],
  ["POST /auth/register", { email: ["a@example.org"], username: "Ada", password: "long enough" }, "email"],
  ["POST /auth/login", { email: "a@example.org" }, "password"],
  ["POST /me/api-tokens", { name: "", scopes: ["read"] }, "name"],
  ["POST /me/api-tokens", { name: "x", scopes: [] }, "scopes"],
  ["POST /me/api-tokens", { name: "x", scopes: ["admin"] }, "scopes.0"],
  ["PUT /me/spotify/credentials", { clientId: "" }, "clientId"],
  ["PUT /me/spotify/credentials", { clientId: 7, clientSecret: "x" }, "clientId"],
  ["POST /me/spotify/connect", { code: "", state: "x" }, "code"],
  ["POST /playlists", {}, "name"],
  ["POST /playlists", { name: "   " }, "name"],
  ["POST /playlists", { name: 7 }, "name"],
  ["POST /playlists", { name: "x".repeat(101) }, "name"],
  ["POST /playlists", { name: "x", description: "x".repeat(301) }, "description"],
  [`PUT /playlists/${uuid}`, { name: null }, "name"],
  [`PUT /playlists/${uuid}`, {}, ""],
  [`POST /playlists/${uuid}/tracks`, {}, ""],
  [`POST /playlists/${uuid}/tracks`, { songIds: ["x"] }, "songIds.0"],
  [`POST /playlists/${uuid}/tracks`, { songIds: [uuid], position: -1 }, "position"],
  [`POST /playlists/${uuid}/tracks`, { uris: Array(1001).fill("x") }, "uris"],
  [`POST /playlists/${uuid}/tracks/move`, { itemIds: [], before: null }, "itemIds"],
  [`POST /playlists/${uuid}/tracks/move`, { itemIds: [uuid] }, "before"],
  [`POST /playlists/${uuid}/shuffle`, { seed: "" }, "seed"],
  [`POST /playlists/${uuid}/shuffle`, { seed: "x".repeat(101) }, "seed"],
  [`POST /playlists/${uuid}/shuffle`, { seed: 7 }, "seed"],
  ["POST /shuffles", {}, ""],
  ["POST /shuffles", { likedSongs: true, search: "blue" }, ""],
  ["POST /shuffles", { playlistIds: [] }, "playlistIds"],
  ["POST /shuffles", { albumId: "x" }, "albumId"],
  ["POST /shuffles", { search: "  " }, "search"],
  ["POST /shuffles", { likedSongs: true, spread: "wide" }, "spread"],
  [`PATCH /shuffles/${uuid}`, {}, "spread"],
  ["POST /spotify/import", { playlists: "some" }, "playlists"],
  ["POST /spotify/import", { likedSongs: "yes" }, "likedSongs"],
  ["POST /player/seek", { positionMs: -1 }, "positionMs"],
  ["POST /player/volume", { volumePercent: 101 }, "volumePercent"],
  ["POST /player/repeat", { state: "always" }, "state"],
  ["POST /player/shuffle", { state: "on" }, "state"],
  ["POST /player/transfer", {}, "deviceId"],
  ["POST /player/queue", { uri: "spotify:album:x" }, "uri"],
  ["POST /player/play", { uris: [] }, "uris"],
  ["POST /player/play", { contextUri: "spotify:user:x" }, "contextUri"],
  ["POST /player/play", { playlistId: uuid, shufflePlaylistId: uuid }, ""],
  ["POST /player/play", { shuffleId: uuid, shufflePlaylistId: uuid }, ""],
];

test("a wrong field gets a 400 that names the field", async ({ person }) => {
  for (const [route, body, field] of wrongFields) {
    const [method = "", path = ""] = route.split(" ");
    await test.step(`${route} ${field}`, async () => {
      const reply = await person.api.send(method as "POST", path, { body });
      const problem = parseProblem(reply, 400, "validation_failed");
      expect(problem.errors?.map(error => error.path)).toContain(field);
    });
  }
});
