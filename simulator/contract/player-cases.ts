import { trackUri } from "../test-support";
import { type Case, call } from "./cases";
import { ids, type Stage } from "./stage";

const playlistUri = `spotify:playlist:${ids.playlist}`;
const idleDevices = [{ id: "speaker", name: "Speaker" }];

const put = (player: Record<string, unknown>) => (stage: Stage) =>
  stage.control("PUT", "players/listener", player);
const nothingActive = put({ devices: idleDevices });
const nothingLoaded = put({ state: null });
const atTheFirst = put({ state: { contextUri: playlistUri } });
const paused = (stage: Stage) => stage.api.put("/me/player/pause");
const without = (stage: Stage) => stage.control("PATCH", "users/listener", { premium: false });
const documented = (stage: Stage) => stage.settings({ commandReply: "empty" });

/** What every command shares. The status of what is accepted: 200 as seen since 2024, 204 as documented. */
function command(path: string, more: { body?: unknown; before?: Case["before"] } = {}): Case[] {
  const { body, before } = more;
  const at = (device: string) => `${path}${path.includes("?") ? "&" : "?"}device_id=${device}`;
  const first = (second: (stage: Stage) => Promise<unknown>) => async (stage: Stage) => {
    await before?.(stage);
    await second(stage);
  };
  return [
    call("accepted", path, 200, more),
    call("accepted, as documented", path, 204, { body, before: first(documented) }),
    call("on a restricted device", at("tv"), 403, more),
    call("on an unknown device", at("nowhere"), 404, more),
    call("without an active device", path, 404, { body, before: nothingActive }),
    call("without Premium", path, 403, { body, before: without }),
  ];
}

const state = (path: string): Case[] => [
  call("a song of a playlist", path),
  call("a song of no context", path, 200, {
    before: put({ state: { uris: [trackUri(1)], progressMs: 5000, isPlaying: false } }),
  }),
  call("an ad", path, 200, { before: put({ state: { contextUri: playlistUri, ad: true } }) }),
  call("an episode, not asked for", path, 200, {
    before: put({ state: { uris: [`spotify:episode:${ids.episode}`] } }),
  }),
  call("an episode", `${path}?additional_types=episode`, 200, {
    before: put({ state: { uris: [`spotify:episode:${ids.episode}`] } }),
  }),
  call("a local file", path, 200, { before: put({ state: { uris: ["spotify:local:A:B:C:61"] } }) }),
  call("no active device", path, 204, { before: nothingActive }),
];

export const playerCases: Record<string, Case[]> = {
  "GET /me/player": [
    ...state("/me/player"),
    call("nothing loaded", "/me/player", 200, { before: nothingLoaded }),
  ],
  "GET /me/player/currently-playing": [
    ...state("/me/player/currently-playing"),
    call("nothing loaded", "/me/player/currently-playing", 204, { before: nothingLoaded }),
  ],
  "GET /me/player/devices": [
    call("of every kind", "/me/player/devices"),
    call("none", "/me/player/devices", 200, { before: put({ devices: [] }) }),
  ],
  "GET /me/player/queue": [
    call("the rest of a playlist", "/me/player/queue"),
    call("an episode and a local file", "/me/player/queue", 200, {
      before: put({ state: { uris: [`spotify:episode:${ids.episode}`, "spotify:local:A:B:C:61"] } }),
    }),
    call("nothing", "/me/player/queue", 200, { before: nothingLoaded }),
  ],
  "GET /me/player/recently-played": [
    call("the last plays", "/me/player/recently-played"),
    call("a play of a context", "/me/player/recently-played", 200, {
      before: ({ advance }) => advance(200_000),
    }),
    call("the page past the end", "/me/player/recently-played?before=1"),
    call("both sides at once", "/me/player/recently-played?before=1&after=1", 400),
  ],
  "PUT /me/player": [
    call("accepted", "/me/player", 200, { body: { device_ids: ["phone"] } }),
    call("accepted, as documented", "/me/player", 204, {
      body: { device_ids: ["phone"], play: true },
      before: documented,
    }),
    call("two devices", "/me/player", 400, { body: { device_ids: ["phone", "speaker"] } }),
    call("a restricted device", "/me/player", 403, { body: { device_ids: ["tv"] } }),
    call("an unknown device", "/me/player", 404, { body: { device_ids: ["nowhere"] } }),
    call("without Premium", "/me/player", 403, { body: { device_ids: ["phone"] }, before: without }),
  ],
  "PUT /me/player/play": [
    ...command("/me/player/play", { before: paused }),
    ...command("/me/player/play", { body: { context_uri: playlistUri, offset: { position: 5 } } }),
    call("while playing", "/me/player/play", 403),
    call("a show", "/me/player/play", 400, { body: { context_uri: `spotify:show:${ids.show}` } }),
    call("an unknown album", "/me/player/play", 404, {
      body: { context_uri: `spotify:album:${ids.unknown}` },
    }),
    call("a local file", "/me/player/play", 400, { body: { uris: ["spotify:local:A:B:C:61"] } }),
    call("a track that cannot be played", "/me/player/play", 403, {
      body: { uris: [trackUri(1)] },
      before: ({ control }) => control("PATCH", `tracks/${ids.track}`, { playable: false }),
    }),
    call("850 uris", "/me/player/play", 413, {
      body: { uris: Array.from({ length: 850 }, () => trackUri(1)) },
    }),
  ],
  "PUT /me/player/pause": [
    ...command("/me/player/pause"),
    call("twice", "/me/player/pause", 403, { before: paused }),
  ],
  "POST /me/player/next": [
    ...command("/me/player/next"),
    call("during an ad", "/me/player/next", 403, {
      before: put({ state: { contextUri: playlistUri, ad: true } }),
    }),
  ],
  "POST /me/player/previous": [
    ...command("/me/player/previous"),
    call("before the first", "/me/player/previous", 403, { before: atTheFirst }),
  ],
  "PUT /me/player/seek": [
    ...command("/me/player/seek?position_ms=1000"),
    call("past the end", "/me/player/seek?position_ms=999999", 200),
    call("to nowhere", "/me/player/seek", 400),
  ],
  "PUT /me/player/repeat": [
    ...command("/me/player/repeat?state=context"),
    call("always", "/me/player/repeat?state=always", 400),
  ],
  "PUT /me/player/shuffle": [
    ...command("/me/player/shuffle?state=true"),
    call("smart", "/me/player/shuffle?state=smart", 400),
  ],
  "PUT /me/player/volume": [
    ...command("/me/player/volume?volume_percent=20"),
    call("too loud", "/me/player/volume?volume_percent=101", 400),
    call("on a phone", "/me/player/volume?volume_percent=20&device_id=phone", 403),
  ],
  "POST /me/player/queue": [
    ...command(`/me/player/queue?uri=${trackUri(7)}`),
    call("an album", `/me/player/queue?uri=spotify:album:${ids.album}`, 400),
  ],
};
