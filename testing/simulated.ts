import { randomBytes } from "node:crypto";
import { afterAll, afterEach } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { env } from "@/lib/platform/env";
import type { CatalogFile } from "@/simulator/catalog/catalog-file";
import { startSimulator } from "@/simulator/start";
import { catalogOf } from "./catalog";
import { somebodyConnected } from "./people";

export type Requested = {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  status: number;
};
type Fault = {
  times?: number;
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
};

/** A Spotify account with a developer app of its own: what one test does to it, no other test sees. */
export type Listener = { spotifyUser: string; clientId: string; clientSecret: string };
export type ConnectedListener = Listener & { ctx: UserContext };

/** 22 characters of base62, as Spotify's ids have. */
export const freshId = () => randomBytes(11).toString("hex");

/**
 * Starts a simulator for this test file and points the settings at it. Belongs at the top of the file: settings are read
 * once. Faults, settings and the request log are cleared after each test.
 */
export async function simulated({
  catalog = catalogOf(300),
  front,
}: {
  catalog?: CatalogFile;
  /** Something that stands between the product and the simulator's Web API; gets its address, gives its own. */
  front?: (url: string) => Promise<string>;
} = {}) {
  const simulator = await startSimulator({ catalog });
  afterAll(() => simulator.close());
  Object.assign(process.env, {
    SPOTIFY_ACCOUNTS_URL: simulator.url,
    SPOTIFY_API_URL: front ? await front(simulator.url) : simulator.url,
  });
  if (env().SPOTIFY_ACCOUNTS_URL !== simulator.url)
    throw new Error("The settings were read before simulated() could point them at its simulator.");

  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(`${simulator.url}/_control/${path}`, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} /_control/${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
  };
  const atTheStart = await control("GET", "settings");
  afterEach(async () => {
    await control("DELETE", "faults");
    await control("DELETE", "requests");
    await control("PATCH", "settings", atTheStart);
  });

  const settings = (patch: object) => control("PATCH", "settings", patch);
  /** What goes wrong for the next requests whose path begins like this, such as "/v1/me/tracks". */
  const fault = (path: string, what: Fault, method?: string) =>
    control("POST", "faults", { match: { path, ...(method && { method }) }, ...what });

  async function listener(
    user: { likedTrackIds?: string[]; premium?: boolean; displayName?: string } = {},
    app: { ownerPremium?: boolean; allowList?: string[]; developer?: string } = {},
  ): Promise<Listener> {
    const id = `person-${randomBytes(6).toString("hex")}`;
    await control("POST", "users", { id, ...user });
    const made = (await control("POST", "apps", { developer: id, ...app })) as Listener;
    return { spotifyUser: id, clientId: made.clientId, clientSecret: made.clientSecret };
  }

  return {
    url: simulator.url,
    control,
    settings,
    fault,
    listener,
    /** A new person of ours, connected to a new Spotify account through an app of its own. */
    async connected(...given: Parameters<typeof listener>): Promise<ConnectedListener> {
      const made = await listener(...given);
      const ctx = await somebodyConnected(made.spotifyUser, made);
      await control("DELETE", "requests");
      return { ...made, ctx };
    },
    /** Makes a playlist as its owner does in Spotify's own app, or changes one; resolves to its id. */
    async playlist(owner: string, playlist: NewPlaylist, id = freshId()): Promise<string> {
      await control("PUT", `playlists/${id}`, { ownerId: owner, ...playlist });
      return id;
    },
    /** What was asked of Spotify since the test began, oldest first; only paths that begin with `path`. */
    async requests(path = "/v1"): Promise<Requested[]> {
      const all = (await control("GET", "requests")) as Requested[];
      return all.filter(request => request.path.startsWith(path));
    },
  };
}

export type Simulated = Awaited<ReturnType<typeof simulated>>;
