import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { scopeLabels } from "./accounts/scopes";
import type { CatalogFile } from "./catalog/catalog-file";
import { type SimulatorOptions, startSimulator } from "./start";
import { defaultApp, defaultRedirectUri } from "./world/defaults";

export const startTime = Date.parse("2026-11-21T12:00:00Z");
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** The client ID and secret of the default app, as in HTTP Basic authentication. */
const defaultCredentials = `${defaultApp.clientId}:${defaultApp.clientSecret}`;
export const allScopes = [...scopeLabels.keys()];

type Json = Record<string, unknown>;

/** Returns a readable id in Spotify's form: `id("track", 7)` is track0000…07. */
export function id(kind: string, number: number): string {
  return `${kind}${String(number).padStart(22 - kind.length, "0")}`;
}

export function trackUri(number: number): string {
  return `spotify:track:${id("track", number)}`;
}

/** Returns 130 three-minute tracks on 13 albums by 13 artists; playlist 0 has 120 tracks, playlist 1 has 5. */
export function smallCatalog(): CatalogFile {
  const numbers = Array.from({ length: 130 }, (_, index) => index);
  const tens = numbers.slice(0, 13);
  return {
    tracks: numbers.map(number => ({
      id: id("track", number),
      name: `Song ${number}`,
      durationMs: 180_000,
      artistIds: [id("artist", number % 13)],
      albumId: id("album", Math.floor(number / 10)),
    })),
    artists: tens.map(number => ({ id: id("artist", number), name: `Artist ${number}` })),
    albums: tens.map(number => ({
      id: id("album", number),
      name: `Album ${number}`,
      artistIds: [id("artist", number)],
    })),
    playlists: [
      {
        id: id("list", 0),
        name: "Long",
        description: "many",
        trackIds: numbers.slice(0, 120).map(n => id("track", n)),
      },
      {
        id: id("list", 1),
        name: "Short",
        description: "few",
        trackIds: numbers.slice(0, 5).map(n => id("track", n)),
      },
    ],
  };
}

/** Starts a simulator for one test. Its clock stays at `startTime` until the test advances it. */
export async function simulate(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ catalog: smallCatalog(), now: () => startTime, ...options });
  onTestFinished(() => simulator.close());
  return { ...simulator, ...createClient(simulator.url) };
}

export type TestSimulator = Awaited<ReturnType<typeof simulate>>;

/** A client of the simulator's accounts service and control API. */
export function createClient(url: string) {
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/_control/${path}`, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, body: await parseReply(response) };
  };
  return {
    url,
    control,
    advance: (advanceMs: number) => control("POST", "clock", { advanceMs }),
    settings: (patch: Json) => control("PATCH", "settings", patch),
    consent: (params: Record<string, string> = {}) => consent(url, params),
    token: (form: Record<string, string>, credentials: string | null = defaultCredentials) =>
      requestToken(url, form, credentials),
    signIn: (params: Record<string, string> = {}, credentials?: string) => signIn(url, params, credentials),
  };
}

async function consent(
  url: string,
  params: Record<string, string>,
): Promise<{ response: Response; callbackUrl: URL }> {
  const form = new URLSearchParams({
    client_id: defaultApp.clientId,
    response_type: "code",
    redirect_uri: defaultRedirectUri,
    scope: allScopes.join(" "),
    decision: "agree",
    ...params,
  });
  const response = await fetch(`${url}/authorize/consent`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  return { response, callbackUrl: new URL(response.headers.get("location") ?? "about:blank") };
}

async function requestToken(url: string, form: Record<string, string>, credentials: string | null) {
  const headers: Record<string, string> =
    credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  const response = await fetch(`${url}/api/token`, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
  });
  return {
    status: response.status,
    body: (await response.json()) as Json & { access_token: string; refresh_token: string },
  };
}

/** Signs in through consent and code exchange, and returns a client of the Web API. */
async function signIn(url: string, params: Record<string, string>, credentials = defaultCredentials) {
  const { callbackUrl } = await consent(url, params);
  const { body } = await requestToken(
    url,
    {
      grant_type: "authorization_code",
      code: callbackUrl.searchParams.get("code") ?? "",
      redirect_uri: params.redirect_uri ?? defaultRedirectUri,
    },
    credentials,
  );
  return {
    ...createApiClient(url, body.access_token),
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
  };
}

export function createApiClient(url: string, accessToken: string) {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(path.startsWith("http") ? path : `${url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, ...headers },
      body: typeof body === "string" ? body : body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await parseReply(response) };
  };
  return {
    call,
    get: (path: string) => call("GET", path),
    put: (path: string, body?: unknown) => call("PUT", path, body),
    post: (path: string, body?: unknown) => call("POST", path, body),
    remove: (path: string, body?: unknown) => call("DELETE", path, body),
  };
}

/** Sends a request without body and Content-Length. Uses a socket, because fetch always sends the header. */
export async function sendWithoutLength(
  { url }: { url: string },
  method: string,
  path: string,
): Promise<Response> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${method} /v1${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += chunk;
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map(line => line.split(": ") as [string, string]);
  return new Response(body, { status: Number(first.split(" ")[1]), headers });
}

/** The keys that the tests read in replies. */
type Key =
  | "actions"
  | "added_at"
  | "album"
  | "albums"
  | "artists"
  | "audiobooks"
  | "clientId"
  | "clientSecret"
  | "currently_playing"
  | "cursors"
  | "device"
  | "devices"
  | "disallows"
  | "episodes"
  | "error"
  | "external_ids"
  | "id"
  | "images"
  | "is_playable"
  | "is_playing"
  | "is_restricted"
  | "isrc"
  | "item"
  | "items"
  | "limit"
  | "message"
  | "name"
  | "next"
  | "offset"
  | "owner"
  | "ownerPremium"
  | "played_at"
  | "playlists"
  | "previous"
  | "progress_ms"
  | "public"
  | "queue"
  | "reason"
  | "shows"
  | "skipping_prev"
  | "snapshotId"
  | "snapshot_id"
  | "status"
  | "total"
  | "track"
  | "tracks"
  | "uri"
  | "url"
  | "volume_percent"
  | 0
  | 1
  | 2
  | 3
  | 4;

/** A reply in a test. Its type allows access as text, list and object, because each test knows which one it is. */
export type LooseJson = string & readonly LooseJson[] & { readonly [K in Key]: LooseJson };

/** Parses JSON; returns other bodies as text. */
async function parseReply(response: Response): Promise<LooseJson> {
  const text = await response.text();
  try {
    return JSON.parse(text) as LooseJson;
  } catch {
    return text as LooseJson;
  }
}
