import type { Catalog } from "../catalog/catalog";
import type { Player } from "../player/player";
import type { Clock } from "./clock";
import type { Fault } from "./faults";
import type { AccessToken, App, AuthorizationCode, Playlist, RefreshToken, User } from "./records";
import type { RequestLog } from "./request-log";
import type { Settings } from "./settings";
import type { Usage } from "./usage";

/** Everything that changes while the simulator runs. */
export type WorldState = {
  settings: Settings;
  apps: Map<string, App>;
  users: Map<string, User>;
  playlists: Map<string, Playlist>;
  players: Map<string, Player>;
  /** Tracks of the catalogue that are there and cannot be played. */
  unplayable: Set<string>;
  /** Tracks of the catalogue that are no longer there. */
  withdrawn: Set<string>;
  codes: Map<string, AuthorizationCode>;
  accessTokens: Map<string, AccessToken>;
  refreshTokens: Map<string, RefreshToken>;
  /** Scopes a person granted an app, by `userId clientId`: the dialog is skipped when they cover the request. */
  grants: Map<string, string[]>;
  usage: Usage;
  faults: Fault[];
};

export type World = WorldState & {
  catalog: Catalog;
  clock: Clock;
  log: RequestLog;
  /** JSON that was encoded once and goes into many replies; filled on first use. */
  encoded: Map<string, Buffer>;
  /** Where this simulator is reached; links in replies start with it. */
  origin: string;
  /** Something worth keeping on disk changed. */
  changed(): void;
};
