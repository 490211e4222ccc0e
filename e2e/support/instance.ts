import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { type Control, consent, createSpotifyAccount, type SpotifyAccount } from "@/testing/simulator-client";
import { someAddress } from "./api/people";

type Settings = Record<string, string>;

/** Runs one of the project's commands with these settings and no others. */
function run(command: string, settings: Settings) {
  const none = { DATABASE_URL: "", REDIS_URL: "", APP_SECRET: "", ENCRYPTION_KEYS: "", PUBLIC_URL: "" };
  const child = spawn(process.execPath, [path.join("scripts", "run.mjs"), command], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...none, ...settings },
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", part => parts.push(part));
  return { child, printed: () => Buffer.concat(parts).toString("utf8") };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve =>
    child.exitCode !== null ? resolve(child.exitCode) : child.once("close", resolve),
  );

/** Runs a command to its end. */
export async function runCommand(command: string, settings: Settings) {
  const { child, printed } = run(command, settings);
  return { code: await ended(child), printed: printed() };
}

/** An instance of its own with everything that it has printed. */
export type Instance = { printed: () => string; stop: () => Promise<void> };

/** Starts the built app as `npm start` does, and resolves when it says that it is there. */
export async function startInstance(settings: Settings): Promise<Instance> {
  const { child, printed } = run("start", settings);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => printed().includes("Stop with Ctrl-C") && resolve());
    child.once("close", () => reject(new Error(`The instance did not start:\n${printed()}`)));
  });
  return {
    printed,
    stop: async () => {
      child.kill("SIGTERM");
      await ended(child);
    },
  };
}

type Answer = { status: number; headers: Headers; text: string; json: unknown };

/** A client of an instance's API. A stream of events is left after the first. */
export const apiOf =
  (url: string, headers: Record<string, string> = {}) =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const leaving = new AbortController();
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: "manual",
      signal: leaving.signal,
      // A connection that is kept may be closed by the other side at the moment in which it is used again.
      headers: {
        connection: "close",
        ...headers,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      body: body === undefined || typeof body === "string" ? (body ?? null) : JSON.stringify(body),
    });
    const isStream = reply.headers.get("content-type") === "text/event-stream";
    const text = isStream ? String((await reply.body?.getReader().read())?.value) : await reply.text();
    leaving.abort();
    const isJson = /json/.test(reply.headers.get("content-type") ?? "");
    return { status: reply.status, headers: reply.headers, text, json: isJson ? JSON.parse(text) : null };
  };

export type Client = ReturnType<typeof apiOf>;

const newAccount = () => ({ email: `${randomUUID()}@example.org`, password: `password-${randomUUID()}` });

/** A new person's client, with a bearer token. */
export async function newPerson(url: string, account = newAccount()): Promise<Client> {
  const address = someAddress();
  const stranger = apiOf(url, address);
  await stranger("POST", "/api/v1/auth/register", { ...account, username: "Somebody" });
  const { json } = await stranger("POST", "/api/v1/auth/login", account);
  const { accessToken } = json as { accessToken: string };
  return apiOf(url, { ...address, authorization: `Bearer ${accessToken}` });
}

/** The same person twice: a program with a bearer token, and a browser with a session cookie. */
export async function newPersonTwice(url: string): Promise<{ api: Client; browser: Client }> {
  const account = newAccount();
  const api = await newPerson(url, account);
  const cookieOf = ({ headers }: Answer) =>
    headers
      .getSetCookie()
      .map(cookie => cookie.split(";")[0])
      .join("; ");
  const asked = await apiOf(url)("GET", "/api/auth/csrf");
  const { csrfToken } = asked.json as { csrfToken: string };
  const guest = apiOf(url, { ...someAddress(), cookie: cookieOf(asked) });
  const signedIn = await guest("POST", "/api/auth/callback/credentials", {
    ...account,
    csrfToken,
    json: true,
  });
  return { api, browser: apiOf(url, { cookie: cookieOf(signedIn), origin: url }) };
}

/** A Spotify account with a developer app and a device that can play. */
export async function createListener(control: Control): Promise<SpotifyAccount> {
  const account = await createSpotifyAccount(control);
  const devices = [{ id: "desk", name: "Desk", isActive: true }];
  await control("PUT", `players/${account.spotifyUser}`, { devices });
  return account;
}

/** Goes to the consent page and back as a program does. */
export async function connect(api: Client, { spotifyUser, ...app }: SpotifyAccount): Promise<void> {
  await api("PUT", "/api/v1/me/spotify/credentials", app);
  const { json } = await api("POST", "/api/v1/me/spotify/authorize");
  const back = (await consent((json as { authorizeUrl: string }).authorizeUrl, spotifyUser)).searchParams;
  const answer = { code: back.get("code"), state: back.get("state") };
  const { status, text } = await api("POST", "/api/v1/me/spotify/connect", answer);
  if (status !== 200) throw new Error(`connecting: ${status} ${text}`);
}
