import type { UserContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { userCaller } from "./access-token";
import { appCaller } from "./app-token";
import { type Call, type Caller, callSpotify, readSpotify } from "./call";
import type { Lane } from "./limits";
import { albumReply, albumTracksReply, artistAlbumsReply, artistReply, searchReply } from "./replies";

/** The most entries of one page of playlists, playlist items, liked songs and album tracks. */
export const pageSize = 50;
/** The most entries of one page of search results and of an artist's albums. */
export const searchSize = 10;

export type SearchKind = "track" | "album" | "artist" | "playlist";

type Schema<T> = Parameters<typeof readSpotify<T>>[2];

/** Spotify's catalogue, which needs no user. Every method throws SpotifyError or RateLimited; see `callSpotify`. */
export class CatalogClient {
  /** Requests that were really sent, repeats among them: the truth about a job's cost. */
  calls = 0;
  /** How often Spotify asked to wait, or failed: a sign to ask for less at a time. */
  retries = 0;
  private readonly observer = {
    onSent: () => {
      this.calls++;
    },
    onStumble: () => {
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

  artist(id: string) {
    return this.read({ path: `/artists/${encodeURIComponent(id)}` }, artistReply);
  }

  /** A page of an artist's albums, at most ten. */
  artistAlbums(id: string, offset: number) {
    const query = { limit: searchSize, offset, include_groups: "album,single" };
    return this.read({ path: `/artists/${encodeURIComponent(id)}/albums`, query }, artistAlbumsReply);
  }

  /** What Spotify finds, at most ten of each kind. */
  search(text: string, kinds: readonly SearchKind[], offset = 0) {
    const query = { q: text, type: kinds.join(","), limit: searchSize, offset };
    return this.read({ path: "/search", query }, searchReply);
  }

  protected read<T>(call: Omit<Call, "method">, schema: Schema<T>): Promise<T> {
    return this.send({ ...call, method: "GET" }, schema);
  }

  protected send<T>(call: Call, schema: Schema<T>): Promise<T> {
    return readSpotify(this.caller, call, schema, this.lane, this.observer);
  }

  protected async write(call: Call): Promise<void> {
    await callSpotify(this.caller, call, this.lane, this.observer);
  }
}

/** Who asks decides who goes first: a job waits for a click. */
export const laneOf = ({ actor }: UserContext): Lane => (actor.kind === "job" ? "sync" : "click");

const withoutUser = new Set(["spotify_not_connected", "reauth_required"]);

/**
 * Through the person's connection, because Spotify counts content as unavailable where it knows no country (the parameter
 * `market` in its API description); through their developer app alone while there is no connection.
 */
const asReader = (userId: string): Caller => ({
  kind: "app",
  userId,
  acquireToken: (...given) =>
    userCaller(userId)
      .acquireToken(...given)
      .catch(error => {
        if (error instanceof AppError && withoutUser.has(error.code))
          return appCaller(userId).acquireToken(...given);
        throw error;
      }),
});

/** The catalogue for a person with a developer app, connected or not. */
export const getCatalogClient = (ctx: UserContext) => new CatalogClient(asReader(ctx.userId), laneOf(ctx));
