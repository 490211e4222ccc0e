import { randomBytes } from "node:crypto";

/** A Spotify account with its own developer app, so that a test that changes them affects no other test. */
export type SpotifyAccount = { spotifyUser: string; clientId: string; clientSecret: string };

export type Control = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** Returns a client of the control API of the simulator at `url`. */
export const controlOf =
  (url: string): Control =>
  async (method, path, body) => {
    const reply = await fetch(`${url}/_control/${path}`, {
      method,
      // The simulator may close a kept-alive connection at the moment when it is reused.
      headers: { connection: "close" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} /_control/${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? null : reply.json();
  };

export async function createSpotifyAccount(
  control: Control,
  user: { likedTrackIds?: string[]; premium?: boolean; displayName?: string } = {},
  app: { ownerPremium?: boolean; allowList?: string[]; developer?: string } = {},
): Promise<SpotifyAccount> {
  const spotifyUser = `person-${randomBytes(6).toString("hex")}`;
  await control("POST", "users", { id: spotifyUser, ...user });
  const { clientId, clientSecret } = (await control("POST", "apps", {
    developer: spotifyUser,
    ...app,
  })) as SpotifyAccount;
  return { spotifyUser, clientId, clientSecret };
}

/** Agrees or cancels on the consent page without following the redirect. @returns the address of the redirect */
export async function consent(
  authorizeUrl: string,
  spotifyUser: string,
  decision: "agree" | "cancel" = "agree",
): Promise<URL> {
  const url = new URL(authorizeUrl);
  const form = new URLSearchParams(url.searchParams);
  form.set("decision", decision);
  form.set("user", spotifyUser);
  const reply = await fetch(`${url.origin}/authorize/consent`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  return new URL(reply.headers.get("location") ?? "about:blank");
}

/** Returns a random id of 22 base62 characters, like Spotify's ids. */
export const createSpotifyId = () => randomBytes(11).toString("hex");
