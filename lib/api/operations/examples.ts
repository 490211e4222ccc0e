import type { z } from "zod";
import type { apiToken, me, Session, SingleSignOn, user } from "@/lib/schemas/accounts";
import type { albumSummary, artistSummary, foundSong } from "@/lib/schemas/catalog";
import type { LibraryFile } from "@/lib/schemas/export";
import type { Play } from "@/lib/schemas/history";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import type { ListedSong, Playlist, PlaylistItem, Song } from "@/lib/schemas/library";
import type { PlayerState } from "@/lib/schemas/player";
import type { Connection, SyncJob } from "@/lib/schemas/spotify";
import type { PlaylistVersion, VersionEntry } from "@/lib/schemas/versions";

export const exampleIds = {
  song: "0199f3a2-6c1e-7d52-9b0e-3f1f6a0c2d11",
  playlist: "0199f3a2-7b40-7a11-8c55-0d2f4f7be902",
  folder: "0199f3a2-81c4-7e90-b7d2-2f6a9c0e5b14",
  item: "0199f3a2-8d07-7c3e-a1f4-5be0c9d27a33",
  version: "0199f3a2-9e55-7f0a-b2c8-61d7ab94e044",
  job: "0199f3a3-0142-7be6-84d9-72c81f3d5a55",
  shuffle: "0199f3a3-14bb-7e95-9d3c-8af2e6107b66",
  user: "0199f3a3-25d0-7c88-a7be-9b03d4c86f77",
  session: "0199f3a3-2b18-7e02-91c5-2d80a7f4c6aa",
  token: "0199f3a3-36e9-7b19-8f41-ac15e2f90d88",
  play: "0199f3a3-47fa-7d64-b853-bd26f3a41e99",
  historyImport: "0199f3a3-58c1-7e20-9a4d-71c0b5e6f2aa",
  libraryImport: "0199f3a3-58c1-7e20-9a4d-71c0b5e6f2ab",
};

const recentTime = "2026-11-21T09:30:00.000Z";
const earlierTime = "2026-10-02T18:05:11.000Z";

export const page = <Item>(...items: Item[]) => ({ items, nextCursor: null });

export const exampleUser: z.output<typeof user> = {
  id: exampleIds.user,
  email: "ada@example.org",
  username: "Ada",
  role: "member",
  createdAt: earlierTime,
};

export const exampleMe: z.output<typeof me> = {
  ...exampleUser,
  notifications: { connection: true, imports: true },
  locale: "fr",
  timeZone: "Europe/Paris",
  lyrics: false,
  browserSound: false,
  statistics: { polled: true, private: false },
};

export const exampleToken: z.output<typeof apiToken> = {
  id: exampleIds.token,
  name: "Desk lamp",
  scopes: ["read"],
  createdAt: earlierTime,
  lastUsedAt: recentTime,
};

export const exampleSession: Session = {
  id: exampleIds.session,
  kind: "browser",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  createdAt: earlierTime,
  expiresAt: recentTime,
  isCurrent: true,
};

export const exampleSingleSignOn: SingleSignOn = {
  provider: "Authentik",
  connectedAt: earlierTime,
  hasPassword: true,
  passwordsOn: true,
  confirmedUntil: null,
};

export const exampleSong: Song = {
  id: exampleIds.song,
  spotifyId: "4uLU6hMCjMI75M1A2tKUQC",
  uri: "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
  title: "Sunday Promise",
  durationMs: 214_000,
  durationIsEstimate: false,
  artists: [{ id: "0OdUWJ0sBjDrqHygGUXeCF", name: "The Harbor Lights" }],
  album: { id: "1ATL5GLyefJaxhQzSPVrLX", name: "Low Tide" },
  imageUrl: null,
  isrc: "GBAYE2600001",
  isLocal: false,
  isPlayable: true,
};

export const exampleFoundSong: z.output<typeof foundSong> = {
  ...exampleSong,
  isLiked: true,
  playlists: [{ id: exampleIds.playlist, name: "Slow mornings" }],
};

export const exampleAlbum: z.output<typeof albumSummary> = {
  id: "1ATL5GLyefJaxhQzSPVrLX",
  name: "Low Tide",
  artists: [{ id: "0OdUWJ0sBjDrqHygGUXeCF", name: "The Harbor Lights" }],
  imageUrl: null,
  releaseDate: "2026-03-06",
  trackCount: 11,
};

export const exampleArtist: z.output<typeof artistSummary> = {
  id: "0OdUWJ0sBjDrqHygGUXeCF",
  name: "The Harbor Lights",
  imageUrl: null,
};

export const exampleFetch = { fetchedAt: recentTime };

export const examplePlaylist: Playlist = {
  id: exampleIds.playlist,
  name: "Slow mornings",
  description: "Before the first coffee",
  origin: "spotify",
  spotifyId: "37i9dQZF1DX4WYpdgoIcn6",
  snapshotId: "AAAABwW3",
  ownerName: "Ada",
  imageUrl: null,
  trackCount: 1,
  access: "owner",
  syncedAt: recentTime,
  pendingEdit: null,
  isPinned: false,
  folderId: null,
  usedAt: recentTime,
  createdAt: earlierTime,
};

export const exampleListedSong: ListedSong = { ...exampleSong, isLiked: true };

export const exampleItem: PlaylistItem = {
  id: exampleIds.item,
  position: 0,
  addedAt: earlierTime,
  kind: "song",
  song: exampleListedSong,
  otherOccurrences: 0,
};

export const exampleVersion: PlaylistVersion = {
  id: exampleIds.version,
  createdAt: recentTime,
  trackCount: 1,
  added: 0,
  removed: 1,
  cause: "sync",
};

export const exampleEntry: VersionEntry = {
  position: 0,
  addedAt: earlierTime,
  kind: "song",
  song: exampleSong,
};

export const examplePlay: Play = {
  id: exampleIds.play,
  playedAt: recentTime,
  source: "spotify",
  contextUri: null,
  possiblyMissedBefore: false,
  song: exampleListedSong,
};

export const exampleHistoryImport: HistoryImport = {
  id: exampleIds.historyImport,
  state: "completed",
  isUndoing: false,
  files: [
    {
      name: "Streaming_History_Audio_2024-2025_7.json",
      kind: "spotify-extended",
      rows: 15_907,
      from: "2024-03-02T08:11:40.000Z",
      to: "2025-01-14T22:04:05.000Z",
      isTruncated: false,
    },
  ],
  counts: { rows: 15_907, plays: 13_115, duplicates: 412, skipped: 2_380 },
  previewedPlays: 13_115,
  skipped: [
    { reason: "short", count: 2_147, examples: ["Ada – Glass harbour"] },
    { reason: "podcast", count: 233, examples: ["Song exploder – Ada: Glass harbour"] },
  ],
  progress: { done: 15_674, total: 15_674 },
  error: null,
  createdAt: recentTime,
  startedAt: recentTime,
  finishedAt: recentTime,
};

export const exampleJob: SyncJob = {
  id: exampleIds.job,
  kind: "import",
  automatic: false,
  state: "completed",
  phase: "completed",
  progress: { done: 812, total: 812 },
  counts: { playlists: 14, songs: 640, added: 812, removed: 0, unchanged: 0, skipped: 0 },
  skipped: [],
  spotifyCalls: 31,
  retryAt: null,
  error: null,
  createdAt: recentTime,
  startedAt: recentTime,
  finishedAt: recentTime,
};

export const exampleConnection: Connection = {
  state: "connected",
  spotifyUser: { id: "ada", displayName: "Ada" },
  scopes: ["playlist-read-private", "user-library-read"],
  missingScopes: [],
  missingRights: [],
  authorizedAt: earlierTime,
  reauthorizeBy: "2027-04-02T18:05:11.000Z",
  cooldowns: [],
  callsLast24h: { playlists: 31, player: 12 },
};

const examplePlayerItem = {
  uri: exampleSong.uri,
  title: exampleSong.title,
  artists: ["The Harbor Lights"],
  artistIds: ["0OdUWJ0sBjDrqHygGUXeCF"],
  album: "Low Tide",
  albumId: "1ATL5GLyefJaxhQzSPVrLX",
  imageUrl: null,
  durationMs: 214_000,
};

export const exampleDevice = {
  id: "5fbb3ba6aa454b5534c4ba43a8c7e8e4",
  name: "Desk",
  type: "Computer",
  isActive: true,
  isRestricted: false,
  supportsVolume: true,
  volumePercent: 40,
};

export const examplePlayer: PlayerState = {
  device: exampleDevice,
  isPlaying: true,
  progressMs: 61_200,
  fetchedAt: recentTime,
  item: examplePlayerItem,
  contextUri: null,
  repeat: "off",
  shuffle: false,
};

export const exampleQueue = { playing: examplePlayerItem, queue: [examplePlayerItem] };

export const exampleFile: LibraryFile = {
  format: "tonearm-library",
  version: 1,
  playlists: [
    {
      name: "Slow mornings",
      description: "",
      access: "owner",
      items: [{ uri: exampleSong.uri, addedAt: earlierTime }],
    },
  ],
  likedSongs: [],
  songs: [
    {
      uri: exampleSong.uri,
      title: exampleSong.title,
      durationMs: exampleSong.durationMs,
      artists: exampleSong.artists,
      album: exampleSong.album,
      imageUrl: null,
      isrc: exampleSong.isrc,
      isPlayable: true,
    },
  ],
};
