import { authorizeUrl, connection, credentials } from "@/lib/schemas/spotify";
import { consent, createSpotifyAccount } from "@/testing/spotify/simulator-client";
import { control, generated } from "../support/instances/stacks";
import { agreeAtSpotify, connect, signInWithCookie } from "../support/people";
import { expect, test } from "../support/test";

test("credentials are verified, saved and deleted, and the secret is never returned", async ({
  person: { api },
}) => {
  const none = await api.expect(200, credentials, "GET", "/me/spotify/credentials");
  expect(none).toEqual({
    clientId: null,
    clientSecretSet: false,
    redirectUri: `${generated.url}/callback`,
    redirectUriProblem: null,
    verifiedAt: null,
  });
  const { clientId, clientSecret } = await createSpotifyAccount(control);
  const saved = await api.send("PUT", "/me/spotify/credentials", { body: { clientId, clientSecret } });
  expect(saved.text).not.toContain(clientSecret);
  const kept = await api.expect(200, credentials, "GET", "/me/spotify/credentials");
  expect(kept).toMatchObject({ clientId, clientSecretSet: true, verifiedAt: expect.any(String) });
  const { errors } = await api.expectProblem(
    422,
    "invalid_spotify_credentials",
    "PUT",
    "/me/spotify/credentials",
    { body: { clientId, clientSecret: "0".repeat(32) } },
  );
  expect(errors).toMatchObject([{ path: "clientSecret" }]);
  expect(await api.expect(200, credentials, "GET", "/me/spotify/credentials")).toEqual(kept);
  await api.expectEmpty("DELETE", "/me/spotify/credentials");
  expect(await api.expect(200, credentials, "GET", "/me/spotify/credentials")).toEqual(none);
});

test("a program connects with the code of the redirect, once", async ({ person: { api } }) => {
  await api.expectProblem(409, "spotify_not_connected", "POST", "/me/spotify/authorize");
  const { clientId, clientSecret, spotifyUser } = await createSpotifyAccount(control);
  await api.json("PUT", "/me/spotify/credentials", { clientId, clientSecret });
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
    spotifyUser: null,
    reauthorizeBy: null,
  });
  const { authorizeUrl: url } = await api.expect(200, authorizeUrl, "POST", "/me/spotify/authorize");
  const { searchParams } = await consent(url, spotifyUser);
  const body = { code: searchParams.get("code"), state: searchParams.get("state") };
  const connected = await api.expect(200, connection, "POST", "/me/spotify/connect", { body });
  expect(connected).toMatchObject({
    state: "connected",
    spotifyUser: { id: spotifyUser },
    missingScopes: [],
    cooldowns: [],
  });
  const authorizedAt = new Date(connected.authorizedAt ?? "").getTime();
  const validMs = new Date(connected.reauthorizeBy ?? "").getTime() - authorizedAt;
  expect(Math.round(validMs / 86_400_000)).toBeGreaterThanOrEqual(181);
  await api.expectProblem(422, "authorization_unknown", "POST", "/me/spotify/connect", { body });
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({ state: "connected" });
});

test("another person cannot use a state", async ({ person, listener }) => {
  const body = await agreeAtSpotify(listener.api, listener.spotifyUser);
  await person.api.expectProblem(422, "authorization_unknown", "POST", "/me/spotify/connect", { body });
  await listener.api.expect(200, connection, "POST", "/me/spotify/connect", { body });
});

test("a browser is sent to Spotify and comes back connected", async ({ person }) => {
  const { clientId, clientSecret, spotifyUser } = await createSpotifyAccount(control);
  await person.api.json("PUT", "/me/spotify/credentials", { clientId, clientSecret });
  const browser = await signInWithCookie(person);
  const toSpotify = await browser.send("GET", "/auth/spotify");
  expect(toSpotify.status).toBe(302);
  const location = toSpotify.headers.location ?? "";
  expect(location).toContain(`${generated.simulatorUrl}/authorize?client_id=${clientId}`);
  const callback = await consent(location, spotifyUser);
  expect(`${callback.origin}${callback.pathname}`).toBe(`${generated.url}/callback`);

  const anonymous = await fetch(callback, { redirect: "manual" });
  expect(anonymous.status).toBe(302);
  expect(anonymous.headers.get("location")).toContain("/sign-in");

  const back = () => browser.request("GET", `/callback${callback.search}`);
  const first = await back();
  expect(first.status).toBe(302);
  expect(first.headers.location).toContain("/music?connected=1");
  expect(await person.api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "connected",
    spotifyUser: { id: spotifyUser },
  });
  expect((await back()).headers.location).toContain("problem=authorization_unknown");
});

test("a failed connection stores nothing and leads to the Music page with the error code", async ({
  person,
}) => {
  const browser = await signInWithCookie(person);
  const problemAfter = async (address: string) => {
    const { status, headers } = await browser.request("GET", address);
    expect(status).toBe(302);
    return new URL(headers.location ?? "").searchParams.get("problem");
  };
  expect(await problemAfter("/api/v1/auth/spotify")).toBe("spotify_not_connected");
  expect(await problemAfter("/callback")).toBe("authorization_unknown");
  expect(await problemAfter("/callback?state=made-up&code=x")).toBe("authorization_unknown");
  const { spotifyUser, ...app } = await createSpotifyAccount(control, {}, { ownerPremium: false });
  await person.api.json("PUT", "/me/spotify/credentials", app);
  const callback = async (decision: "agree" | "cancel") =>
    `/callback?${new URLSearchParams(await agreeAtSpotify(person.api, spotifyUser, decision))}`;
  expect(await problemAfter(await callback("cancel"))).toBe("authorization_denied");
  expect(await problemAfter(await callback("agree"))).toBe("owner_without_premium");
  expect(await person.api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
  });
});

test("a connection can be deleted with the library or without it", async ({ listener }) => {
  const { api } = listener;
  await api.expectProblem(400, "validation_failed", "DELETE", "/me/spotify?purge=perhaps");
  await api.expectEmpty("DELETE", "/me/spotify");
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
  });
  await api.expectProblem(409, "spotify_not_connected", "POST", "/spotify/import", { body: {} });
  await api.expectProblem(409, "spotify_not_connected", "GET", "/player");
  await connect(api, listener);
  await api.expectEmpty("DELETE", "/me/spotify?purge=true");
});

test("no reply holds the client secret or a token of Spotify", async ({ listener, anonymous }) => {
  for (const path of ["/me", "/me/spotify", "/me/spotify/credentials", "/sync/jobs", "/playlists"]) {
    const { text } = await listener.api.send("GET", path);
    expect(text).not.toContain(listener.clientSecret);
    expect(text).not.toMatch(/BQ[\w-]{20}|AQ[\w-]{20}/);
  }
  await anonymous.expectProblem(401, "not_signed_in", "GET", "/me/spotify/credentials");
});
