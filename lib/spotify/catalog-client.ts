import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { userCaller } from "./access-token";
import { appCaller } from "./app-token";
import { type Call, type Caller, callSpotify, readSpotify } from "./call";
import type { Lane } from "./limits";
import {
  albumReply,
  albumTracksReply,
  artistAlbumsReply,
  artistReply,
  playableReply,
  searchReply,
} from "./replies";

/** The maximum page size of playlists, playlist items, liked songs and album tracks. */
export const pageSize = 50;
/** The maximum page size of search results and of an artist's albums. */
export const searchPageSize = 10;

export type SearchKind = "track" | "album" | "artist" | "playlist";

type Schema<T> = Parameters<typeof readSpotify<T>>[2];

/** Client of Spotify's catalog, which needs no user. Every method throws SpotifyError or RateLimited; see `callSpotify`. */
export class CatalogClient {
  /** Requests sent to Spotify, retries included. */
  calls = 0;
  /** Requests repeated after Spotify asked for a pause or failed. If it grows, the caller should send fewer at a time. */
  retries = 0;
  private readonly observer = {
    onSent: () => {
      this.calls++;
    },
    onRetry: () => {
      this.retries++;
    },
  };

  constructor(
    private readonly caller: Caller,
    private readonly lane: Lane,
  ) {}

  /** An album with the first page of its tracks. */
  album(id: string) {
    return this.read({ path: `/albums/${encodeURIComponent(id)}` }, albumReply);
  }

  /** A page of an album's tracks. */
  albumTracks(id: string, offset: number) {
    const query = { limit: pageSize, offset };
    return this.read({ path: `/albums/${encodeURIComponent(id)}/tracks`, query }, albumTracksReply);
  }

  track(id: string) {
    return this.read({ path: `/tracks/${encodeURIComponent(id)}` }, playableReply);
  }

  artist(id: string) {
    return this.read({ path: `/artists/${encodeURIComponent(id)}` }, artistReply);
  }

  /** A page of an artist's albums, at most ten. */
  artistAlbums(id: string, offset: number) {
    const query = { limit: searchPageSize, offset, include_groups: "album,single" };
    return this.read({ path: `/artists/${encodeURIComponent(id)}/albums`, query }, artistAlbumsReply);
  }

  /** Search results, at most ten of each kind. */
  search(text: string, kinds: readonly SearchKind[], offset = 0) {
    const query = { q: text, type: kinds.join(","), limit: searchPageSize, offset };
    return this.read({ path: "/search", query }, searchReply);
  }

  protected read<T>(call: Omit<Call, "method">, schema: Schema<T>): Promise<T> {
    return readSpotify(this.caller, { ...call, method: "GET" }, schema, this.lane, this.observer);
  }

  protected send<T>(call: Call, schema: Schema<T>): Promise<T> {
    return readSpotify(this.caller, call, schema, this.lane, this.observer);
  }

  protected async write(call: Call): Promise<void> {
    await callSpotify(this.caller, call, this.lane, this.observer);
  }
}

/** Returns the lane for an actor's calls. Jobs get a lower priority than people and programs. */
export const laneOf = ({ actor }: UserContext): Lane => (actor.kind === "job" ? "sync" : "click");

const codesWithoutUser = new Set(["spotify_not_connected", "reauth_required"]);

/**
 * Calls through the person's connection, or through their developer app if there is no connection. The connection is better:
 * without a user's country, Spotify treats content as unavailable (see the parameter `market` in its API description).
 */
const catalogCaller = (userId: string): Caller => ({
  kind: "app",
  userId,
  acquireToken: (...args) =>
    userCaller(userId)
      .acquireToken(...args)
      .catch(error => {
        if (error instanceof AppError && codesWithoutUser.has(error.code))
          return appCaller(userId).acquireToken(...args);
        throw error;
      }),
});

/** Returns the catalog client of a person with a developer app, connected or not. */
export const getCatalogClient = (ctx: UserContext) =>
  new CatalogClient(catalogCaller(ctx.userId), laneOf(ctx));
