import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { type Browser, expect } from "@playwright/test";
import pg from "pg";
import { trackId, trackUri } from "@/testing/catalog";
import { type Control, consent, createSpotifyId, type SpotifyAccount } from "@/testing/simulator-client";
import { someAddress } from "./api/people";
import { readRights, requestOf, type Things } from "./api/rights";
import { apiOf, type Client, connect, createListener, newPerson, newPersonTwice } from "./instance";
import * as screen from "./people";

/** An instance and the simulator that it takes for Spotify. */
export type Stage = {
  url: string;
  control: Control;
  browser: Browser;
  databaseUrl: string;
  /** What Spotify and this account have given each other last, under the names that stand for it below. */
  givenTo: (account: SpotifyAccount) => Record<"ACCESS" | "REFRESH" | "BASIC" | "SECRET", string>;
};

const hour = 3_600_000;
const madeUp = () => randomBytes(32).toString("base64url");
const wrongSecret = () => randomBytes(16).toString("hex");

/** Every address of a page that has no ids in it. */
const pages = () =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === "page.tsx" && !file.includes("["))
    .map(file => `/${path.dirname(file).replace(/\(\w+\)\/?/g, "")}`);

/** The screens, with what is right and what is wrong. */
export async function onTheScreens(stage: Stage): Promise<void> {
  const { url, control, browser } = stage;
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const { email } = await screen.signUp(page);
  const app = (await control("POST", "apps", {})) as SpotifyAccount;
  await screen.enterCredentials(page, { ...app, clientSecret: wrongSecret() });
  await expect(page.getByText("not this secret")).toBeVisible();
  await screen.enterCredentials(page, app);
  await expect(page.getByText("Saved and verified")).toBeVisible();
  await screen.connect(page, "Cancel");
  await expect(page.getByText("You canceled at Spotify")).toBeVisible();
  const back = page.waitForRequest(request => request.url().includes("/callback?"));
  await screen.connect(page);
  await expect(page.getByText("Spotify is connected")).toBeVisible();
  for (const address of [(await back).url(), `/callback?code=${madeUp()}&state=${madeUp()}`]) {
    await page.goto(address);
    await expect(page.getByText("Unknown sign-in at Spotify")).toBeVisible();
  }
  await screen.importLibrary(page);
  for (const address of pages()) await page.goto(address);
  await context.close();
  await withoutJavaScript(stage, email);
}

/** Forms that come back as whole pages, with what was typed. */
async function withoutJavaScript({ url, browser, control }: Stage, email: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Username").fill("Ada");
  await page.getByLabel("Password").fill(madeUp());
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(madeUp());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await screen.signUp(page);
  const app = (await control("POST", "apps", {})) as SpotifyAccount;
  await screen.enterCredentials(page, { ...app, clientSecret: wrongSecret() });
  await expect(page.getByText("not this secret")).toBeVisible();
  await screen.enterCredentials(page, app);
  await context.close();
}

/** next-auth's own addresses, with a right password, a wrong one, and cookies that are none. */
export async function throughNextAuth({ url, browser }: Stage): Promise<void> {
  const account = { email: `${randomUUID()}@example.org`, username: "Ada", password: madeUp() };
  await apiOf(url, someAddress())("POST", "/api/v1/auth/register", account);
  const context = await browser.newContext({ baseURL: url });
  for (const password of [madeUp(), account.password]) {
    const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
    const form = { csrfToken, email: account.email, password, json: "true" };
    await context.request.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  }
  for (const page of ["session", "providers", "signin", "signout", "error?error=Callback", "nothing"])
    await context.request.get(`/api/auth/${page}`);
  expect(await (await context.request.get("/api/v1/me")).json()).toMatchObject({ email: account.email });
  for (const cookie of [madeUp(), "%", "a.b.c"].map(value => `next-auth.session-token=${value}`))
    for (const address of ["/api/auth/session", "/api/v1/me", "/music"])
      await apiOf(url, { cookie })("GET", address);
  await context.close();
}

const authorizeUrl = async (api: Client) =>
  ((await api("POST", "/api/v1/me/spotify/authorize")).json as { authorizeUrl: string }).authorizeUrl;

/** Wrong credentials; consent that is denied, replayed, somebody else's or made up. */
export async function connectingWrongly({ url, control }: Stage): Promise<void> {
  const [ada, eve] = [await newPerson(url), await newPerson(url)];
  const { spotifyUser: user, ...app } = await createListener(control);
  for (const wrong of [
    { clientSecret: wrongSecret() },
    { clientId: wrongSecret() },
    { clientSecret: madeUp() },
    {},
  ])
    await ada("PUT", "/api/v1/me/spotify/credentials", { ...app, ...wrong });
  const come = async (decision: "agree" | "cancel") =>
    Object.fromEntries((await consent(await authorizeUrl(ada), user, decision)).searchParams);
  const denied = await come("cancel");
  await ada("POST", "/api/v1/me/spotify/connect", { ...denied, code: madeUp() });
  const agreed = await come("agree");
  await eve("POST", "/api/v1/me/spotify/connect", agreed);
  await eve("GET", `/callback?${new URLSearchParams(agreed)}`);
  await ada("POST", "/api/v1/me/spotify/connect", { ...agreed, state: madeUp() });
  await ada("POST", "/api/v1/me/spotify/connect", { ...agreed, code: madeUp() });
  const again = await come("agree");
  const statuses = [];
  for (let times = 0; times < 2; times++)
    statuses.push((await ada("POST", "/api/v1/me/spotify/connect", again)).status);
  expect(statuses).toEqual([200, 422]);
  await ada("GET", "/api/v1/auth/spotify");
}

/** Imports and waits until the job is over or waits itself; resolves to the job's id if there was one. */
async function importWith(api: Client): Promise<string> {
  const { status, json } = await api("POST", "/api/v1/spotify/import", {});
  if (status !== 202) return "";
  const { id } = (json as { job: { id: string } }).job;
  const state = async () => ((await api("GET", `/api/v1/sync/jobs/${id}`)).json as { state: string }).state;
  await expect.poll(state, { intervals: [50] }).toMatch(/completed|failed|waiting/);
  return id;
}

/** Somebody connected with one of each thing that can belong to a person, and tokens that Spotify has renewed. */
export async function living({ url, control }: Stage): Promise<{ api: Client; things: Things }> {
  await control("PATCH", "settings", { refreshTokens: "rotate" });
  const api = await newPerson(url);
  const account = await createListener(control);
  await control("PATCH", `users/${account.spotifyUser}`, { likedTrackIds: [trackId(1), trackId(2)] });
  await control("PUT", `playlists/${createSpotifyId()}`, {
    name: "Theirs",
    ownerId: account.spotifyUser,
    trackIds: [trackId(3)],
  });
  await connect(api, account);
  const id = async (method: string, path: string, body?: unknown) =>
    ((await api(method, `/api/v1${path}`, body)).json as { id: string }).id;
  const job = await importWith(api);
  for (let times = 0; times < 3; times++) {
    await control("POST", "clock", { advanceMs: hour });
    expect((await api("GET", "/api/v1/player/devices")).status).toBe(200);
  }
  const playlist = await id("POST", "/playlists", { name: "Mine" });
  const added = await api("POST", `/api/v1/playlists/${playlist}/tracks`, {
    uris: [trackUri(1)],
  });
  const { items } = added.json as { items: { id: string; song: { id: string } }[] };
  const token = await id("POST", "/me/api-tokens", { name: "lamp", scopes: ["read", "write"] });
  const shuffle = await id("POST", `/playlists/${playlist}/shuffle`, {});
  const [item] = items;
  const things = {
    playlist,
    item: item?.id ?? "",
    song: item?.song.id ?? "",
    shuffle,
    job,
    token,
  };
  return { api, things };
}

/** Every route with what it takes, with rubbish, for what does not exist, and with a token that is none. */
export async function everyRoute({ url }: Stage, { api, things }: Awaited<ReturnType<typeof living>>) {
  const stranger = apiOf(url, { ...someAddress(), authorization: `Bearer ta_s_${madeUp()}` });
  for (const right of await readRights(url)) {
    const { method, path, sent } = requestOf(right, things);
    const missing = requestOf(right, {});
    const secrets = { password: [madeUp()], clientSecret: { wrong: madeUp() }, code: [madeUp()], state: 7 };
    const rubbish = JSON.stringify(secrets);
    await stranger(method, `/api/v1${path}`, sent.body);
    await api(method, `/api/v1${missing.path}`, missing.sent.body);
    if (method !== "GET")
      for (const body of [rubbish, rubbish.slice(1), rubbish.slice(0, 30)])
        await api(method, `/api/v1${path}`, body);
    await api(method, `/api/v1${path}`, sent.body);
  }
  for (const path of [
    "/api/health/live",
    "/api/health/ready",
    "/api/metrics",
    "/api/v1/openapi.json",
    "/docs",
  ])
    await api("GET", path);
}

type Fault = {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
  drop?: boolean;
  times?: number;
};

/** What Spotify's Web API can do; its words repeat what it was sent, as pages for debugging do. */
const ofTheApi: Fault[] = [
  { status: 401, body: '{"error":{"status":401,"message":"ACCESS has expired"}}' },
  {
    status: 403,
    body: "Not registered. Authorization: Bearer ACCESS",
    headers: { "content-type": "text/plain" },
  },
  { status: 404, body: '{"error":{"status":404,"message":"nothing for Bearer ACCESS"}}' },
  { status: 200, body: "<pre>Bearer ACCESS</pre>" },
  { status: 500, body: "GET /v1 Authorization: Bearer ACCESS", times: 3 },
  { drop: true, times: 3 },
  { status: 429, headers: { "retry-after": "3600" }, body: "Too many requests of ACCESS" },
];
/** What its token endpoint can do. */
const ofTheTokenEndpoint: Fault[] = [
  { status: 200, body: '{"access_token": ACCESS' },
  { status: 200, body: "REFRESH" },
  { status: 503, body: "upstream refused Authorization: Basic BASIC", times: 3 },
  { status: 400, body: '{"error":"invalid_client","error_description":"Invalid client secret SECRET"}' },
  { status: 400, body: '{"error":"invalid_grant","error_description":"REFRESH was revoked"}' },
];

export async function badDaysOfSpotify({ url, control, givenTo }: Stage): Promise<void> {
  const { api, browser } = await newPersonTwice(url);
  const account = await createListener(control);
  const failing = async (path: string, { body, ...fault }: Fault) => {
    await connect(api, account);
    const given = givenTo(account);
    const words = body?.replace(/[A-Z]{5,}/, name => given[name as keyof typeof given] ?? name);
    if (path === "/api/token") await control("POST", "clock", { advanceMs: hour });
    await control("POST", "faults", { match: { path }, times: 50, ...fault, ...(words && { body: words }) });
    await api("GET", "/api/v1/player");
    await api("POST", "/api/v1/player/pause", {});
    await importWith(api);
    const back = await consent(await authorizeUrl(api), account.spotifyUser);
    await browser("GET", `/callback${back.search}`);
    await api("PUT", "/api/v1/me/spotify/credentials", account);
    for (const page of ["/music", `/albums/${trackId(1)}`]) await browser("GET", page);
    await control("DELETE", "faults");
  };
  for (const fault of ofTheTokenEndpoint) await failing("/api/token", fault);
  for (const fault of ofTheApi) await failing("/v1", fault);
  await api("GET", "/api/v1/me/spotify");
  await api("DELETE", "/api/v1/me/spotify?purge=true");
}

/** A part of the database is gone: what nobody foresaw. */
export async function unforeseen({ url, control, databaseUrl }: Stage): Promise<void> {
  const { api, browser } = await newPersonTwice(url);
  const account = await createListener(control);
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
    const back = await consent(await authorizeUrl(api), account.spotifyUser);
    await database.query(`ALTER TABLE ${table} RENAME TO gone`);
    await browser("GET", `/callback${back.search}`);
    await connect(api, account).catch(() => undefined);
    await api("POST", "/api/v1/me/api-tokens", { name: "lamp", scopes: ["read"] });
    await api("GET", "/api/v1/player");
    for (const page of ["/music", "/profile"]) await browser("GET", page);
    await newPerson(url).catch(() => undefined);
    await database.query(`ALTER TABLE gone RENAME TO ${table}`);
  }
  await database.end();
}
