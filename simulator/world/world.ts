import type { Catalog } from "../catalog/catalog";
import type { Player } from "../player/player";
import type { Clock } from "./clock";
import type { DelayedRequests, Fault } from "./faults";
import type { AccessToken, App, AuthorizationCode, Playlist, RefreshToken, User } from "./records";
import type { RequestLog } from "./request-log";
import type { Settings } from "./settings";
import type { Usage } from "./usage";

/** The state that changes while the simulator runs, and that a reset restores. */
export type WorldState = {
  settings: Settings;
  apps: Map<string, App>;
  users: Map<string, User>;
  playlists: Map<string, Playlist>;
  players: Map<string, Player>;
  /** Tracks that exist but cannot be played. */
  unplayableTrackIds: Set<string>;
  /** Tracks of the catalog that no longer exist. */
  withdrawnTrackIds: Set<string>;
  codes: Map<string, AuthorizationCode>;
  accessTokens: Map<string, AccessToken>;
  refreshTokens: Map<string, RefreshToken>;
  /** Granted scopes by `userId clientId`. The consent page is skipped when they cover the request. */
  grants: Map<string, string[]>;
  usage: Usage;
  faults: Fault[];
};

export type World = WorldState & {
  catalog: Catalog;
  clock: Clock;
  log: RequestLog;
  delayed: DelayedRequests;
  /** A cache of tracks as JSON. */
  encodedTracks: Map<string, Buffer>;
  /** The origin of links in replies. */
  origin: string;
  /** Stores the state on disk soon. */
  saveSoon(): void;
};
