import {
  deviceInput,
  devices,
  playerEvent,
  playerState,
  playInput,
  queue,
  queueInput,
  repeatInput,
  seekInput,
  shuffleInput,
  transferInput,
  volumeInput,
} from "@/lib/schemas/player";
import { exampleDevice, exampleIds, examplePlayer, exampleQueue, exampleSong } from "./examples";
import { empty, events, json, type Operations } from "./operation";
import { ofPlayer, ofSpotify } from "./refusals";

const reads = { tag: "Player", access: "user", errors: ofSpotify } as const;
const commands = { tag: "Player", access: "user", reply: empty, errors: ofPlayer } as const;

export const player = {
  "GET /player": {
    ...reads,
    summary: "What plays",
    description: "Asks Spotify each time, which is a call. To follow the player, use its events.",
    reply: json(playerState, { example: examplePlayer }),
  },
  "GET /player/events": {
    ...reads,
    summary: "Follow the player",
    description:
      "What plays, each time it changed. However many streams a person has open, Spotify is asked once; nobody listening, nobody asks.",
    reply: events("player", playerEvent, { state: examplePlayer, problem: null }),
  },
  "GET /player/devices": {
    ...reads,
    summary: "What can play",
    reply: json(devices, { example: { devices: [exampleDevice] } }),
  },
  "GET /player/queue": {
    ...reads,
    summary: "What comes next on Spotify",
    reply: json(queue, { example: exampleQueue }),
  },
  "POST /player/queue": {
    ...commands,
    summary: "Queue a song or episode",
    body: queueInput,
    example: { uri: exampleSong.uri },
  },
  "POST /player/play": {
    ...commands,
    summary: "Play",
    description:
      "Something new: `uris`, a `contextUri` of Spotify, a playlist here in its order or shuffled. With none of them what was paused goes on.",
    body: playInput,
    example: { playlistId: exampleIds.playlist, offset: 0 },
    errors: [...ofPlayer, "nothing_to_shuffle", "playlist_not_readable", "shuffle_ended"],
  },
  "POST /player/pause": { ...commands, summary: "Pause", body: deviceInput, example: {} },
  "POST /player/next": { ...commands, summary: "Skip to the next", body: deviceInput, example: {} },
  "POST /player/previous": {
    ...commands,
    summary: "Go back to the one before",
    body: deviceInput,
    example: {},
  },
  "POST /player/seek": {
    ...commands,
    summary: "Go to a moment of what plays",
    body: seekInput,
    example: { positionMs: 30_000 },
  },
  "POST /player/volume": {
    ...commands,
    summary: "Set the volume",
    body: volumeInput,
    example: { volumePercent: 40 },
  },
  "POST /player/repeat": {
    ...commands,
    summary: "Set what repeats",
    body: repeatInput,
    example: { state: "context" },
  },
  "POST /player/shuffle": {
    ...commands,
    summary: "Turn Spotify's own shuffle on or off",
    description: "Tonearm's shuffle is a session of its own and leaves this one off.",
    body: shuffleInput,
    example: { state: false },
  },
  "POST /player/transfer": {
    ...commands,
    summary: "Move the music to another device",
    body: transferInput,
    example: { deviceId: "5fbb3ba6aa454b5534c4ba43a8c7e8e4", play: true },
  },
} satisfies Operations;
