import { authorizeUrl, connection, credentials } from "@/lib/schemas/spotify";
import { consent, createSpotifyAccount } from "@/testing/simulator-client";
import { Api, browserOf, connect, control, expect, test } from "../support/api/people";
import { generated } from "../support/stacks";

test("credentials are tried, kept and forgotten, and the secret never comes back", async ({
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
  const told = await api.expectProblem(422, "invalid_spotify_credentials", "PUT", "/me/spotify/credentials", {
    body: { clientId, clientSecret: "0".repeat(32) },
  });
  expect(told.errors).toMatchObject([{ path: "clientSecret" }]);
  expect(await api.expect(200, credentials, "GET", "/me/spotify/credentials")).toEqual(kept);
  await api.expectEmpty("DELETE", "/me/spotify/credentials");
  expect(await api.expect(200, credentials, "GET", "/me/spotify/credentials")).toEqual(none);
});

test("a program connects with the code that it caught", async ({ person }) => {
  const { api } = person;
  await api.expectProblem(409, "spotify_not_connected", "POST", "/me/spotify/authorize");
  const { clientId, clientSecret, spotifyUser } = await createSpotifyAccount(control);
  await api.send("PUT", "/me/spotify/credentials", { body: { clientId, clientSecret } });
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
    spotifyUser: null,
    reauthorizeBy: null,
  });
  const { authorizeUrl: url } = await api.expect(200, authorizeUrl, "POST", "/me/spotify/authorize");
  const back = (await consent(url, spotifyUser)).searchParams;
  const body = { code: back.get("code"), state: back.get("state") };
  const connected = await api.expect(200, connection, "POST", "/me/spotify/connect", { body });
  expect(connected).toMatchObject({
    state: "connected",
    spotifyUser: { id: spotifyUser },
    missingScopes: [],
    cooldowns: [],
  });
  const authorizedAt = new Date(connected.authorizedAt ?? "");
  const months = new Date(connected.reauthorizeBy ?? "").getTime() - authorizedAt.getTime();
  expect(Math.round(months / 86_400_000)).toBeGreaterThanOrEqual(181);
  await api.expectProblem(422, "authorization_unknown", "POST", "/me/spotify/connect", { body });
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({ state: "connected" });
});

test("another person cannot use a state", async ({ person, listener }) => {
  const { authorizeUrl: url } = await listener.api.expect(200, authorizeUrl, "POST", "/me/spotify/authorize");
  const back = (await consent(url, listener.spotifyUser)).searchParams;
  const body = { code: back.get("code"), state: back.get("state") };
  await person.api.expectProblem(422, "authorization_unknown", "POST", "/me/spotify/connect", { body });
  await listener.api.expect(200, connection, "POST", "/me/spotify/connect", { body });
});

test("a browser is sent to Spotify and comes back connected", async ({ person }) => {
  const { clientId, clientSecret, spotifyUser } = await createSpotifyAccount(control);
  await person.api.send("PUT", "/me/spotify/credentials", { body: { clientId, clientSecret } });
  const browser = await browserOf(person);
  const away = await browser.get("/api/v1/auth/spotify", { maxRedirects: 0 });
  expect(away.status()).toBe(302);
  const location = away.headers().location ?? "";
  expect(location).toContain(`${generated.simulatorUrl}/authorize?client_id=${clientId}`);
  const callback = await consent(location, spotifyUser);
  expect(`${callback.origin}${callback.pathname}`).toBe(`${generated.url}/callback`);

  const anonymous = await fetch(callback, { redirect: "manual" });
  expect(anonymous.status).toBe(302);
  expect(anonymous.headers.get("location")).toContain("/sign-in");

  const home = await browser.get(callback.href, { maxRedirects: 0 });
  expect(home.status()).toBe(302);
  expect(home.headers().location).toContain("/music?connected=1");
  expect(await person.api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "connected",
    spotifyUser: { id: spotifyUser },
  });
  const again = await browser.get(callback.href, { maxRedirects: 0 });
  expect(again.headers().location).toContain("problem=authorization_unknown");
});

test("what goes wrong on the way is told on the Music page, and nothing is stored", async ({ person }) => {
  const browser = await browserOf(person);
  const toMusic = async (path: string) => {
    const reply = await browser.get(path, { maxRedirects: 0 });
    expect(reply.status()).toBe(302);
    return new URL(reply.headers().location ?? "").searchParams.get("problem");
  };
  expect(await toMusic("/api/v1/auth/spotify")).toBe("spotify_not_connected");
  expect(await toMusic("/callback")).toBe("authorization_unknown");
  expect(await toMusic("/callback?state=made-up&code=x")).toBe("authorization_unknown");
  const { clientId, clientSecret, spotifyUser } = await createSpotifyAccount(
    control,
    {},
    { ownerPremium: false },
  );
  await person.api.send("PUT", "/me/spotify/credentials", { body: { clientId, clientSecret } });
  const start = async () =>
    (await person.api.expect(200, authorizeUrl, "POST", "/me/spotify/authorize")).authorizeUrl;
  expect(await toMusic((await consent(await start(), spotifyUser, "cancel")).href)).toBe(
    "authorization_denied",
  );
  expect(await toMusic((await consent(await start(), spotifyUser)).href)).toBe("owner_without_premium");
  expect(await person.api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
  });
});

test("a connection ends, with the library or without", async ({ listener }) => {
  const { api } = listener;
  await api.expectProblem(400, "validation_failed", "DELETE", "/me/spotify?purge=perhaps");
  await api.expectEmpty("DELETE", "/me/spotify");
  expect(await api.expect(200, connection, "GET", "/me/spotify")).toMatchObject({
    state: "credentials-saved",
  });
  await api.expectProblem(409, "spotify_not_connected", "POST", "/spotify/import", { body: {} });
  await api.expectProblem(409, "spotify_not_connected", "GET", "/player");
  await connect(listener, listener);
  await api.expectEmpty("DELETE", "/me/spotify?purge=true");
});

test("the secret of the app is in no answer at all", async ({ listener }) => {
  for (const path of ["/me", "/me/spotify", "/me/spotify/credentials", "/sync/jobs", "/playlists"]) {
    const { text } = await listener.api.send("GET", path);
    expect(text).not.toContain(listener.clientSecret);
    expect(text).not.toMatch(/BQ[\w-]{20}|AQ[\w-]{20}/);
  }
  await new Api(listener.api.request).expectProblem(401, "not_signed_in", "GET", "/me/spotify/credentials");
});
