import { afterAll, afterEach } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { env } from "@/lib/platform/env";
import { pauses } from "@/lib/playlists/edits/pauses";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { startSimulator } from "@/simulator/start";
import type { LoggedRequest } from "@/simulator/world/request-log";
import { createConnectedUser } from "../people";
import { catalogOf } from "./catalog";
import { controlOf, createSpotifyAccount, createSpotifyId, type SpotifyAccount } from "./simulator-client";

type Fault = {
  times?: number;
  skip?: number;
  executes?: boolean;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delayMs?: number;
  drop?: boolean;
};
type NewPlaylist = {
  name?: string;
  trackIds?: string[];
  items?: (string | null)[];
  ownerId?: string;
  ownerName?: string;
  followers?: string[];
  description?: string;
  hiddenPositions?: number[];
};

export type ConnectedListener = SpotifyAccount & { ctx: UserContext };

/**
 * Starts a simulator for a test file and points the settings at it. Call it at the top of the file, because settings are
 * read once. Each test begins without faults and requests, and with the simulator's default settings.
 */
export async function simulated({
  catalog = catalogOf(300),
  front,
}: {
  catalog?: CatalogFile;
  /** Starts a proxy in front of the simulator's Web API. @returns the proxy's address */
  front?: (url: string) => Promise<string>;
} = {}) {
  const simulator = await startSimulator({ catalog });
  // The simulator shows a write at once.
  Object.assign(pauses, { untilVisibleMs: 0, newPlaylistMs: 0 });
  afterAll(() => simulator.close());
  Object.assign(process.env, {
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: front ? await front(simulator.url) : simulator.url,
  });
  if (env().SPOTIFY_ACCOUNTS_URL !== simulator.url)
    throw new Error("The settings were read before simulated() could point them at its simulator.");

  const control = controlOf(simulator.url);
  const forgetRequests = () => control("DELETE", "requests");
  const defaults = await control("GET", "settings");
  afterEach(async () => {
    await control("DELETE", "faults");
    await forgetRequests();
    await control("PATCH", "settings", defaults);
  });

  const settings = (patch: object) => control("PATCH", "settings", patch);
  /** Makes the next requests fail or wait whose path begins with `path`, such as "/v1/me/tracks". */
  const fault = (path: string, options: Fault, method?: string) =>
    control("POST", "faults", { match: { path, ...(method && { method }) }, ...options });

  type AccountOptions =
    Parameters<typeof createSpotifyAccount> extends [unknown, ...infer Rest] ? Rest : never;
  const listener = (...options: AccountOptions) => createSpotifyAccount(control, ...options);

  return {
    url: simulator.url,
    control,
    settings,
    fault,
    listener,
    /** Removes the requests so far from the list of `requests`. */
    forgetRequests,
    /** Moves Spotify's clock by more than the hour for which access tokens are valid. */
    expireTokensAtSpotify: () => control("POST", "clock", { advanceMs: 3_700_000 }),
    /** Creates a person who is connected to a new Spotify account. */
    async connected(...options: AccountOptions): Promise<ConnectedListener> {
      const account = await listener(...options);
      const ctx = await createConnectedUser(account.spotifyUser, account);
      await forgetRequests();
      return { ...account, ctx };
    },
    /** Creates or changes a playlist on Spotify. @returns its id */
    async playlist(owner: string, playlist: NewPlaylist, id = createSpotifyId()): Promise<string> {
      await control("PUT", `playlists/${id}`, { ownerId: owner, ...playlist });
      return id;
    },
    /** Returns the requests of this test whose path begins with `path`, oldest first. */
    async requests(path = "/v1"): Promise<LoggedRequest[]> {
      const all = (await control("GET", "requests")) as LoggedRequest[];
      return all.filter(request => request.path.startsWith(path));
    },
  };
}

export type Simulated = Awaited<ReturnType<typeof simulated>>;
