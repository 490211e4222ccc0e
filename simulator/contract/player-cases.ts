import { trackUri } from "../test-support";
import { type CaseOptions, type ContractCase, defineCase } from "./contract-case";
import { type ContractWorld, ids } from "./contract-world";

const playlistUri = `spotify:playlist:${ids.playlist}`;
const idleDevices = [{ id: "speaker", name: "Speaker" }];

const setPlayer = (player: Record<string, unknown>) => (world: ContractWorld) =>
  world.control("PUT", "players/listener", player);
const deactivateDevices = setPlayer({ devices: idleDevices });
const unloadPlayer = setPlayer({ state: null });
const playFirstSong = setPlayer({ state: { contextUri: playlistUri } });
const pausePlayback = (world: ContractWorld) => world.api.put("/me/player/pause");
const cancelPremium = (world: ContractWorld) => world.control("PATCH", "users/listener", { premium: false });
const useDocumentedReplies = (world: ContractWorld) => world.settings({ commandReply: "empty" });

/** The cases of every command. Accepted commands answer 200, as seen since 2024, or 204, as documented. */
function commandCases(path: string, options: CaseOptions = {}): ContractCase[] {
  const { body, prepare } = options;
  const withDevice = (device: string) => `${path}${path.includes("?") ? "&" : "?"}device_id=${device}`;
  return [
    defineCase("accepted", path, 200, options),
    defineCase("accepted, documented reply", path, 204, {
      body,
      prepare: async world => {
        await prepare?.(world);
        await useDocumentedReplies(world);
      },
    }),
    defineCase("restricted device", withDevice("tv"), 403, options),
    defineCase("unknown device", withDevice("nowhere"), 404, options),
    defineCase("no active device", path, 404, { body, prepare: deactivateDevices }),
    defineCase("listener without Premium", path, 403, { body, prepare: cancelPremium }),
  ];
}

const stateCases = (path: string): ContractCase[] => [
  defineCase("a song of a playlist", path),
  defineCase("a song without a context", path, 200, {
    prepare: setPlayer({ state: { uris: [trackUri(1)], progressMs: 5000, isPlaying: false } }),
  }),
  defineCase("an ad", path, 200, { prepare: setPlayer({ state: { contextUri: playlistUri, ad: true } }) }),
  defineCase("an episode, not requested", path, 200, {
    prepare: setPlayer({ state: { uris: [`spotify:episode:${ids.episode}`] } }),
  }),
  defineCase("an episode", `${path}?additional_types=episode`, 200, {
    prepare: setPlayer({ state: { uris: [`spotify:episode:${ids.episode}`] } }),
  }),
  defineCase("a local file", path, 200, {
    prepare: setPlayer({ state: { uris: ["spotify:local:A:B:C:61"] } }),
  }),
  defineCase("no active device", path, 204, { prepare: deactivateDevices }),
];

export const playerCases: Record<string, ContractCase[]> = {
  "GET /me/player": [
    ...stateCases("/me/player"),
    defineCase("nothing loaded", "/me/player", 200, { prepare: unloadPlayer }),
  ],
  "GET /me/player/currently-playing": [
    ...stateCases("/me/player/currently-playing"),
    defineCase("nothing loaded", "/me/player/currently-playing", 204, { prepare: unloadPlayer }),
  ],
  "GET /me/player/devices": [
    defineCase("all kinds of devices", "/me/player/devices"),
    defineCase("no devices", "/me/player/devices", 200, { prepare: setPlayer({ devices: [] }) }),
  ],
  "GET /me/player/queue": [
    defineCase("the rest of a playlist", "/me/player/queue"),
    defineCase("an episode and a local file", "/me/player/queue", 200, {
      prepare: setPlayer({ state: { uris: [`spotify:episode:${ids.episode}`, "spotify:local:A:B:C:61"] } }),
    }),
    defineCase("an empty queue", "/me/player/queue", 200, { prepare: unloadPlayer }),
  ],
  "GET /me/player/recently-played": [
    defineCase("the last plays", "/me/player/recently-played"),
    defineCase("a play of a context", "/me/player/recently-played", 200, {
      prepare: ({ advance }) => advance(200_000),
    }),
    defineCase("the page past the end", "/me/player/recently-played?before=1"),
    defineCase("before and after at once", "/me/player/recently-played?before=1&after=1", 400),
  ],
  "PUT /me/player": [
    defineCase("accepted", "/me/player", 200, { body: { device_ids: ["phone"] } }),
    defineCase("accepted, documented reply", "/me/player", 204, {
      body: { device_ids: ["phone"], play: true },
      prepare: useDocumentedReplies,
    }),
    defineCase("two devices", "/me/player", 400, { body: { device_ids: ["phone", "speaker"] } }),
    defineCase("a restricted device", "/me/player", 403, { body: { device_ids: ["tv"] } }),
    defineCase("an unknown device", "/me/player", 404, { body: { device_ids: ["nowhere"] } }),
    defineCase("without Premium", "/me/player", 403, {
      body: { device_ids: ["phone"] },
      prepare: cancelPremium,
    }),
  ],
  "PUT /me/player/play": [
    ...commandCases("/me/player/play", { prepare: pausePlayback }),
    ...commandCases("/me/player/play", { body: { context_uri: playlistUri, offset: { position: 5 } } }),
    defineCase("while playing", "/me/player/play", 403),
    defineCase("a show", "/me/player/play", 400, { body: { context_uri: `spotify:show:${ids.show}` } }),
    defineCase("an unknown album", "/me/player/play", 404, {
      body: { context_uri: `spotify:album:${ids.unknown}` },
    }),
    defineCase("a local file", "/me/player/play", 400, { body: { uris: ["spotify:local:A:B:C:61"] } }),
    defineCase("a track that cannot be played", "/me/player/play", 403, {
      body: { uris: [trackUri(1)] },
      prepare: ({ control }) => control("PATCH", `tracks/${ids.track}`, { playable: false }),
    }),
    defineCase("850 uris", "/me/player/play", 413, {
      body: { uris: Array.from({ length: 850 }, () => trackUri(1)) },
    }),
  ],
  "PUT /me/player/pause": [
    ...commandCases("/me/player/pause"),
    defineCase("while paused", "/me/player/pause", 403, { prepare: pausePlayback }),
  ],
  "POST /me/player/next": [
    ...commandCases("/me/player/next"),
    defineCase("during an ad", "/me/player/next", 403, {
      prepare: setPlayer({ state: { contextUri: playlistUri, ad: true } }),
    }),
  ],
  "POST /me/player/previous": [
    ...commandCases("/me/player/previous"),
    defineCase("at the first song", "/me/player/previous", 403, { prepare: playFirstSong }),
  ],
  "PUT /me/player/seek": [
    ...commandCases("/me/player/seek?position_ms=1000"),
    defineCase("past the end", "/me/player/seek?position_ms=999999", 200),
    defineCase("without a position", "/me/player/seek", 400),
  ],
  "PUT /me/player/repeat": [
    ...commandCases("/me/player/repeat?state=context"),
    defineCase("unknown mode always", "/me/player/repeat?state=always", 400),
  ],
  "PUT /me/player/shuffle": [
    ...commandCases("/me/player/shuffle?state=true"),
    defineCase("unknown mode smart", "/me/player/shuffle?state=smart", 400),
  ],
  "PUT /me/player/volume": [
    ...commandCases("/me/player/volume?volume_percent=20"),
    defineCase("above 100 percent", "/me/player/volume?volume_percent=101", 400),
    defineCase("on a phone", "/me/player/volume?volume_percent=20&device_id=phone", 403),
  ],
  "POST /me/player/queue": [
    ...commandCases(`/me/player/queue?uri=${trackUri(7)}`),
    defineCase("an album", `/me/player/queue?uri=spotify:album:${ids.album}`, 400),
  ],
};
