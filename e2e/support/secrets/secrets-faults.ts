import pg from "pg";
import { trackId } from "@/testing/spotify/catalog";
import type { ObservedInstance } from "../instances/observed-instance";
import {
  agreeAtSpotify,
  connect,
  createSpotifyAccountWithDevice,
  register,
  signInWithCookie,
} from "../people";
import { runImport } from "./secrets-operations";

const hourMs = 3_600_000;

type Fault = {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  drop?: boolean;
};

/** Faults of Spotify's Web API. The bodies repeat what it was sent, as debugging pages do. */
const apiFaults: Fault[] = [
  { status: 401, body: '{"error":{"status":401,"message":"ACCESS has expired"}}' },
  {
    status: 403,
    body: "Not registered. Authorization: Bearer ACCESS",
    headers: { "content-type": "text/plain" },
  },
  { status: 404, body: '{"error":{"status":404,"message":"nothing for Bearer ACCESS"}}' },
  { status: 200, body: "<pre>Bearer ACCESS</pre>" },
  { status: 500, body: "GET /v1 Authorization: Bearer ACCESS" },
  { drop: true },
  { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests of ACCESS" },
];

/** Faults of Spotify's token endpoint. */
const tokenFaults: Fault[] = [
  { status: 200, body: '{"access_token": ACCESS' },
  { status: 200, body: "REFRESH" },
  { status: 503, body: "upstream refused Authorization: Basic BASIC" },
  { status: 400, body: '{"error":"invalid_client","error_description":"Invalid client secret SECRET"}' },
  { status: 400, body: '{"error":"invalid_grant","error_description":"REFRESH was revoked"}' },
];

/** Uses the app while Spotify fails in each way. Faults of the Web API hit one person each, so they can come at the same time. */
export async function breakSpotify(instance: ObservedInstance): Promise<void> {
  await breakWith(instance, "/api/token", tokenFaults);
  await Promise.all(apiFaults.map(fault => breakWith(instance, "/v1", [fault])));
}

async function breakWith(
  { url, control, latestCredentials }: ObservedInstance,
  path: string,
  faults: Fault[],
): Promise<void> {
  const person = await register(url);
  const { api } = person;
  const browser = await signInWithCookie(person, url);
  const account = await createSpotifyAccountWithDevice(control);
  const { clientId } = account;
  for (const { body, ...fault } of faults) {
    await connect(api, account);
    const credentials = latestCredentials(account);
    const filled = body?.replace(/[A-Z]{5,}/, name => credentials[name as keyof typeof credentials] ?? name);
    if (path === "/api/token") await control("POST", "clock", { advanceMs: hourMs });
    await control("POST", "faults", {
      match: { path, clientId },
      times: 1000,
      ...fault,
      ...(filled && { body: filled }),
    });
    const callback = new URLSearchParams(await agreeAtSpotify(api, account.spotifyUser));
    await Promise.all([
      api.send("GET", "/player"),
      api.send("POST", "/player/pause", { body: {} }),
      runImport(api),
      ...["/music", `/albums/${trackId(1)}`].map(page => browser.request("GET", page)),
    ]);
    // These replace the connection.
    await Promise.all([
      browser.request("GET", `/callback?${callback}`),
      api.send("PUT", "/me/spotify/credentials", { body: account }),
    ]);
    await control("DELETE", "faults", { clientId });
  }
  await api.send("GET", "/me/spotify");
  await api.send("DELETE", "/me/spotify?purge=true");
}

/** Uses the app while a table is missing, which makes unforeseen errors. */
export async function breakDatabase({ url, control, databaseUrl }: ObservedInstance): Promise<void> {
  const person = await register(url);
  const { api } = person;
  const browser = await signInWithCookie(person, url);
  const account = await createSpotifyAccountWithDevice(control);
  await connect(api, account);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  for (const table of [
    "spotify_authorizations",
    "spotify_connections",
    "spotify_credentials",
    "api_tokens",
    "users",
  ]) {
    const callback = new URLSearchParams(await agreeAtSpotify(api, account.spotifyUser));
    await database.query(`ALTER TABLE ${table} RENAME TO missing`);
    await Promise.all([
      api.send("POST", "/me/api-tokens", { body: { name: "lamp", scopes: ["read"] } }),
      api.send("GET", "/player"),
      ...[`/callback?${callback}`, "/music", "/profile"].map(address => browser.request("GET", address)),
      register(url).catch(() => undefined),
    ]);
    await connect(api, account).catch(() => undefined);
    await database.query(`ALTER TABLE missing RENAME TO ${table}`);
  }
  await database.end();
}
