import type { SingleSignOn } from "@/lib/schemas/accounts";
import type { PendingEdit, Playlist, Song } from "@/lib/schemas/library";
import type { Device, PlayerState } from "@/lib/schemas/player";
import type { Queue, QueueItem } from "@/lib/schemas/queue";
import type { Connection, SyncJob } from "@/lib/schemas/spotify";

/** Data as the API returns it, for tests of screens. */

export const song = (title: string): Song => ({
  id: `song ${title}`,
  spotifyId: title,
  uri: `spotify:track:${title}`,
  title,
  durationMs: 180_000,
  artists: [{ id: null, name: "Ada" }],
  album: null,
  imageUrl: null,
  isrc: null,
  isLocal: false,
  isPlayable: true,
});

export const playlist = (name: string): Playlist => ({
  id: `playlist ${name}`,
  name,
  description: "",
  origin: "local",
  spotifyId: null,
  snapshotId: null,
  ownerName: null,
  imageUrl: null,
  trackCount: 0,
  access: "owner",
  syncedAt: null,
  pendingEdit: null,
  isPinned: false,
  folderId: null,
  usedAt: "2026-11-21T12:00:00.000Z",
  createdAt: "2026-11-21T12:00:00.000Z",
});

export const connection = (state: Connection["state"]): Connection => ({
  state,
  spotifyUser: null,
  scopes: [],
  missingScopes: [],
  missingRights: [],
  authorizedAt: null,
  reauthorizeBy: null,
  cooldowns: [],
  callsLast24h: {},
});

/** An account with a password on an instance without single sign-on. */
export const passwordOnly: SingleSignOn = {
  provider: null,
  connectedAt: null,
  hasPassword: true,
  passwordsOn: true,
  confirmedUntil: null,
};

export const speaker: Device = {
  id: "speaker",
  name: "Speaker",
  type: "Speaker",
  isActive: true,
  isRestricted: false,
  supportsVolume: true,
  volumePercent: 40,
};

export const playing = {
  uri: "spotify:track:alpha",
  title: "Alpha",
  artists: ["Ada"],
  artistIds: ["ada"],
  album: null,
  albumId: null,
  imageUrl: null,
  durationMs: 200_000,
};

/** By default a song that plays on the speaker. */
export const playerState = (changes: Partial<PlayerState> = {}): PlayerState => ({
  device: speaker,
  isPlaying: true,
  progressMs: 0,
  fetchedAt: new Date().toISOString(),
  item: playing,
  contextUri: null,
  repeat: "off",
  shuffle: false,
  ...changes,
});

/** By default an edit that waits for Spotify. */
export const pendingEdit = (changes: Partial<PendingEdit> = {}): PendingEdit => ({
  kind: "remove",
  state: "waiting",
  done: 0,
  total: 2,
  error: { code: "spotify_unavailable", detail: "Spotify isn’t responding right now." },
  retryAt: "2026-11-21T12:00:00.000Z",
  versionId: "a4b7d1f0-0000-4000-8000-000000000001",
  startedAt: "2026-11-21T12:00:00.000Z",
  ...changes,
});

/** By default a running import. */
export const job = (changes: Partial<SyncJob> = {}): SyncJob => ({
  id: "a4b7d1f0-0000-4000-8000-000000000001",
  kind: "import",
  automatic: false,
  state: "running",
  phase: "importing playlists",
  progress: { done: 3, total: 10 },
  counts: { playlists: 0, songs: 0, added: 0, removed: 0, unchanged: 0, skipped: 0 },
  skipped: [],
  spotifyCalls: 0,
  retryAt: null,
  error: null,
  createdAt: "2026-11-21T12:00:00.000Z",
  startedAt: "2026-11-21T12:00:00.000Z",
  finishedAt: null,
  ...changes,
});

/** The only page of a list. */
export const onlyPage = <Item>(...items: Item[]) => ({ items, nextCursor: null });
export const emptyPage = { items: [], nextCursor: null };
/** The only page of a list of songs. */
export const onlySongs = <Item>(...items: Item[]) => ({
  ...onlyPage(...items),
  total: items.length,
  durationMs: items.length * 180_000,
});

/** By default a song of the queue's list. */
export const queueItem = (title: string, changes: Partial<QueueItem> = {}): QueueItem => ({
  id: `item ${title}`,
  uri: `spotify:track:${title}`,
  song: song(title),
  isManual: false,
  isFixed: false,
  source: null,
  addedAt: "2026-11-21T12:00:00.000Z",
  ...changes,
});

/** A queue that plays "Alpha" of the playlist "Evening". */
export const queueOf = (items: QueueItem[], changes: Partial<Queue> = {}): Queue => ({
  current: queueItem("Alpha"),
  items,
  nextCursor: null,
  version: 7,
  total: items.length,
  source: { kind: "playlist", id: "evening", name: "Evening" },
  shuffleId: null,
  repeats: false,
  editsWait: false,
  state: "active",
  ...changes,
});
