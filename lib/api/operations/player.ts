import {
  deviceInput,
  devices,
  playerEvent,
  playerEventsQuery,
  playerReport,
  playerState,
  playInput,
  queue,
  queueInput,
  repeatInput,
  seekInput,
  shuffleInput,
  soundToken,
  transferInput,
  volumeInput,
} from "@/lib/schemas/player";
import { playerErrors, spotifyErrors, tokenErrors } from "./error-codes";
import { exampleDevice, exampleIds, examplePlayer, exampleQueue, exampleSong } from "./examples";
import { empty, events, json, type Operations } from "./operation";

const reads = { tag: "Player", access: "user", errors: spotifyErrors } as const;
const commands = { tag: "Player", access: "user", reply: empty, errors: playerErrors } as const;

export const player = {
  "GET /player": {
    ...reads,
    summary: "Returns the state of the player",
    description: "Each request costs one call to Spotify. To follow the player, use `GET /player/events`.",
    reply: json(playerState, { example: examplePlayer }),
  },
  "GET /player/events": {
    ...reads,
    summary: "Streams the state of the player",
    description:
      "Sends the current state, then each change. All open streams of a person share the polls of Spotify; without a stream there are no polls.",
    query: playerEventsQuery,
    reply: events("player", playerEvent, { state: examplePlayer, problem: null, queueVersion: 7 }),
  },
  "GET /player/sound-token": {
    tag: "Player",
    access: "session",
    summary: "Returns an access token for Spotify’s player in the browser",
    description:
      "Only while the person has switched on `browserSound` and Spotify has granted the permission. The token may do everything that the connection may, for at most an hour; it cannot be renewed without this server.",
    reply: json(soundToken, { example: { accessToken: "BQD-the-access-token" } }),
    errors: ["sound_off", "scope_missing", ...tokenErrors],
    limit: "sound",
  },
  "POST /player/report": {
    tag: "Player",
    access: "session",
    summary: "Reports what this browser plays",
    description:
      "Takes the place of a look at the player, for no call to Spotify, if the last look saw this device playing, the song is in the library, and the time that has passed explains the position. Otherwise a look follows.",
    body: playerReport,
    example: {
      deviceId: "5fbb3ba6aa454b5534c4ba43a8c7e8e4",
      uri: exampleSong.uri,
      contextUri: null,
      positionMs: 61_200,
      isPlaying: true,
      repeat: "off",
      shuffle: false,
      imageUrl: null,
    },
    reply: empty,
    errors: ["sound_off"],
  },
  "GET /player/devices": {
    ...reads,
    summary: "Lists the available devices",
    reply: json(devices, { example: { devices: [exampleDevice] } }),
  },
  "GET /player/queue": {
    ...reads,
    summary: "Returns what plays next",
    description:
      "The next 20 songs of your own queue, without a call to Spotify; of Spotify's queue, for one call, while something else plays. `GET /queue` has all of your queue.",
    reply: json(queue, { example: exampleQueue }),
  },
  "POST /player/queue": {
    ...commands,
    summary: "Adds a track or episode to your queue",
    description: "The same as `POST /queue` with one URI. Spotify gets the song shortly before it plays.",
    body: queueInput,
    example: { uri: exampleSong.uri },
  },
  "POST /player/play": {
    ...commands,
    summary: "Starts or resumes playback",
    description:
      "Plays `uris`, a `contextUri` of Spotify, the liked songs, or a playlist of the library in order or shuffled, to its end. It becomes the list of the queue; songs queued by hand come after its first song. With none of these, resumes what was paused. Turns Spotify's own shuffle off, which would play other songs than the chosen ones: costs a second call to Spotify without an open screen, and another one if that shuffle was on. A playlist that was not imported lately costs one more, which tells if Spotify has the same songs.",
    body: playInput,
    example: { playlistId: exampleIds.playlist, offset: 0 },
    errors: [...playerErrors, "nothing_to_shuffle", "playlist_not_readable", "shuffle_ended"],
  },
  "POST /player/pause": { ...commands, summary: "Pauses playback", body: deviceInput, example: {} },
  "POST /player/next": { ...commands, summary: "Skips to the next track", body: deviceInput, example: {} },
  "POST /player/previous": {
    ...commands,
    summary: "Returns to the previous track",
    body: deviceInput,
    example: {},
  },
  "POST /player/seek": {
    ...commands,
    summary: "Seeks within the current track",
    body: seekInput,
    example: { positionMs: 30_000 },
  },
  "POST /player/volume": {
    ...commands,
    summary: "Sets the volume",
    body: volumeInput,
    example: { volumePercent: 40 },
  },
  "POST /player/repeat": {
    ...commands,
    summary: "Sets the repeat mode",
    body: repeatInput,
    example: { state: "context" },
  },
  "POST /player/shuffle": {
    ...commands,
    summary: "Turns Spotify's own shuffle on or off",
    description: "Tonearm's own shuffle sessions do not need it and turn it off.",
    body: shuffleInput,
    example: { state: false },
  },
  "POST /player/transfer": {
    ...commands,
    summary: "Transfers playback to another device",
    body: transferInput,
    example: { deviceId: "5fbb3ba6aa454b5534c4ba43a8c7e8e4", play: true },
  },
} satisfies Operations;
