import { randomUUID } from "node:crypto";
import {
  type Control,
  consent,
  createSpotifyAccount,
  createSpotifyId,
  type SpotifyAccount,
} from "@/testing/spotify/simulator-client";
import { Api, randomAddress } from "./api";
import { control, generated } from "./instances/stacks";

export type Account = { email: string; username: string; password: string };
export type Person = Account & { id: string; api: Api; token: string };
/** A person who is connected to a Spotify account of their own. */
export type Listener = Person & SpotifyAccount;

/** The account that `npm run demo` creates. */
export const demoAdmin = { email: "demo@tonearm.local", username: "Demo", password: "tonearm-demo" };

export const createAccount = (): Account => ({
  email: `${randomUUID()}@example.org`,
  username: "Ada",
  password: `password-${randomUUID()}`,
});

/** Signs in as a program does, for a bearer token. */
export async function signIn(account: Account, url = generated.url): Promise<Person> {
  const guest = new Api(url, randomAddress());
  const { email, password } = account;
  const { accessToken: token, user } = await guest.json<{ accessToken: string; user: { id: string } }>(
    "POST",
    "/auth/login",
    { email, password },
  );
  return { ...account, id: user.id, api: guest.withToken(token), token };
}

/** Creates an account and signs in. */
export async function register(url = generated.url, account = createAccount()): Promise<Person> {
  await new Api(url, randomAddress()).json("POST", "/auth/register", account);
  return signIn(account, url);
}

/** Returns the name of the session cookie of an instance on http. */
export const sessionCookieOf = (url: string) => `tonearm-${new URL(url).port}.next-auth.session-token`;

/** Signs in as a browser does, through next-auth. Returns a client that sends the cookie. */
export async function signInWithCookie({ email, password }: Account, url = generated.url): Promise<Api> {
  const guest = new Api(url, randomAddress());
  const csrf = await guest.request("GET", "/api/auth/csrf");
  const { csrfToken } = csrf.json as { csrfToken: string };
  const { cookie } = await guest.request("POST", "/api/auth/callback/credentials", {
    body: new URLSearchParams({ email, password, csrfToken, json: "true" }),
    headers: { cookie: csrf.cookie },
  });
  return new Api(url, { ...guest.headers, cookie: `${csrf.cookie}; ${cookie}` });
}

/** Asks for consent, agrees on Spotify's page and returns the parameters of the redirect. */
export async function agreeAtSpotify(api: Api, spotifyUser: string, decision?: "agree" | "cancel") {
  const { authorizeUrl } = await api.json<{ authorizeUrl: string }>("POST", "/me/spotify/authorize");
  return Object.fromEntries((await consent(authorizeUrl, spotifyUser, decision)).searchParams);
}

/** Connects a person to Spotify as a program does: it catches the redirect itself. */
export async function connect(api: Api, account: SpotifyAccount): Promise<void> {
  const { clientId, clientSecret, spotifyUser } = account;
  await api.json("PUT", "/me/spotify/credentials", { clientId, clientSecret });
  const { code, state } = await agreeAtSpotify(api, spotifyUser);
  await api.json("POST", "/me/spotify/connect", { code, state });
}

export async function registerListener(): Promise<Listener> {
  const account = await createSpotifyAccount(control);
  const person = await register();
  await connect(person.api, account);
  return { ...person, ...account };
}

export const desk = { id: "desk", name: "Desk", isActive: true, volumePercent: 40 };

/** Creates a Spotify account with a device that can play. */
export async function createSpotifyAccountWithDevice(of: Control): Promise<SpotifyAccount> {
  const account = await createSpotifyAccount(of);
  await of("PUT", `players/${account.spotifyUser}`, { devices: [desk] });
  return account;
}

/** Creates a playlist on Spotify that the account owns. Returns its id. */
export async function createSpotifyPlaylist(
  { spotifyUser }: SpotifyAccount,
  name: string,
  content: { trackIds: string[] } | { items: (string | null)[] },
): Promise<string> {
  const id = createSpotifyId();
  await control("PUT", `playlists/${id}`, { name, ownerId: spotifyUser, ...content });
  return id;
}
