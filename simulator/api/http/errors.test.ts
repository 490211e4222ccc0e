import { describe, expect, test } from "vitest";
import { createApiClient, hourMs, id, sendWithoutLength, simulate } from "../../test-support";
import { defaultApp } from "../../world/defaults";
import { removedRoutes } from "./removed";
import { remainingRoutes } from "./routes";

function errorBody(status: number, message: string) {
  return { error: { status, message } };
}

describe("401", () => {
  const unauthorizedText = "Missing/invalid/expired access token";

  test("A missing token is a 401 with the common text, and the header names the cause", async () => {
    const { url } = await simulate();
    const response = await fetch(`${url}/v1/me`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual(errorBody(401, unauthorizedText));
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="spotify", error="missing_token", error_description="No token provided"',
    );
  });

  test("Unknown and expired tokens are a 401 with the common text", async () => {
    const { url, signIn, advance } = await simulate();
    const { accessToken } = await signIn();
    await advance(hourMs);
    for (const token of ["BQnothing", accessToken]) {
      const reply = await createApiClient(url, token).get("/me");
      expect(reply.body).toEqual(errorBody(401, unauthorizedText));
      expect(reply.headers.get("www-authenticate")).toContain('error="invalid_token"');
    }
  });

  test("The setting errorTexts: earlier restores the former texts of a 401", async () => {
    const { url, signIn, advance, settings } = await simulate();
    await settings({ errorTexts: "earlier" });
    const { accessToken } = await signIn();
    await advance(hourMs);
    expect((await createApiClient(url, accessToken).get("/me")).body).toEqual(
      errorBody(401, "The access token expired"),
    );
    expect((await createApiClient(url, "BQx").get("/me")).body).toEqual(
      errorBody(401, "Invalid access token"),
    );
  });
});

test("A scheme other than Bearer is a 400", async () => {
  const { url } = await simulate();
  const response = await fetch(`${url}/v1/me`, { headers: { authorization: "Basic abc" } });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual(errorBody(400, "Only valid bearer authentication supported"));
});

describe("403", () => {
  test.each(removedRoutes.map(({ method, path }) => [method, path]))(
    "The removed endpoint %s %s answers 403 Forbidden",
    async (method, path) => {
      const { signIn } = await simulate();
      const reply = await (await signIn()).call(method, path.replaceAll(/\{\w+\}/g, id("track", 1)));
      expect(reply.status).toBe(403);
      expect(reply.body).toEqual(errorBody(403, "Forbidden"));
    },
  );

  test.each(
    remainingRoutes.filter(route => route.scopes.length > 0).map(({ method, path }) => [method, path]),
  )("%s %s answers 403 Insufficient client scope to a token without its scopes", async (method, path) => {
    const { signIn } = await simulate();
    const api = await signIn({ scope: "app-remote-control" });
    const reply = await api.call(method, path.replaceAll(/\{\w+\}/g, id("list", 1)));
    expect(reply.body).toEqual(errorBody(403, "Insufficient client scope"));
  });

  test("An app whose owner has no Premium gets a plain-text 403, but still gets tokens", async () => {
    const { signIn, settings } = await simulate();
    await settings({ ownerPremium: false });
    const reply = await (await signIn()).get("/me");
    expect(reply.status).toBe(403);
    expect(reply.headers.get("content-type")).toMatch("text/plain");
    expect(reply.body).toMatch(/^Active premium subscription required for the owner of the app\./);
    expect(reply.body).toHaveLength(159);
  });

  test("Users missing from the app's allow-list can sign in, but get a plain-text 403", async () => {
    const { signIn, control } = await simulate();
    await control("PATCH", "users/listener", { allowListed: false });
    const reply = await (await signIn()).get("/me");
    expect(reply.status).toBe(403);
    expect(reply.body).toMatch(/^The user is not registered for this application\./);
    expect(reply.body).toHaveLength(119);
  });

  test("A user missing from one app's allow-list can still use other apps", async () => {
    const { signIn, control } = await simulate();
    await control("POST", "users", { id: "guest" });
    const { body: app } = await control("POST", "apps", {
      allowList: [],
      redirectUris: ["https://desk.example/callback"],
    });
    const params = { client_id: app.clientId, redirect_uri: "https://desk.example/callback" };
    const credentials = `${app.clientId}:${app.clientSecret}`;
    expect((await (await signIn({ ...params, user: "guest" }, credentials)).get("/me")).status).toBe(403);
    expect((await (await signIn({ ...params, user: "listener" }, credentials)).get("/me")).status).toBe(200);
    expect((await (await signIn({ user: "guest" })).get("/me")).status).toBe(200);
  });
});

test("An app's allow-list has at most five users besides its developer", async () => {
  const { signIn, control } = await simulate();
  const guests = ["g1", "g2", "g3", "g4", "g5", "g6"];
  for (const guest of guests) await control("POST", "users", { id: guest });
  expect((await control("PATCH", `apps/${defaultApp.clientId}`, { allowList: guests })).status).toBe(400);
  await control("PATCH", `apps/${defaultApp.clientId}`, { allowList: guests.slice(0, 5) });
  const statuses = ["listener", ...guests].map(
    async user => (await (await signIn({ user })).get("/me")).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 200, 200, 200, 403]);
});

describe("404 and 400", () => {
  test.each([
    ["/nothing/of/the/kind", 404, "Service not found"],
    [`/tracks/${id("none", 1)}`, 404, "Resource not found"],
    ["/tracks/short", 400, "Invalid base62 id"],
    [`/playlists/${id("none", 1)}`, 404, "Resource not found"],
    ["/playlists/37i9dQZF1DXcBWIGoYBM5M/items", 404, "Resource not found"],
  ])("GET %s answers %i %s", async (path, status, message) => {
    const { signIn } = await simulate();
    expect((await (await signIn()).get(path)).body).toEqual(errorBody(status, message));
  });
});

describe("411", () => {
  test("An empty PUT without Content-Length is a 411", async () => {
    const simulated = await simulate();
    const statusOf = async (method: string) =>
      (await sendWithoutLength(simulated, method, "/me/player/pause")).status;
    expect(await statusOf("PUT")).toBe(411);
    expect(await statusOf("GET")).toBe(404);
  });
});

test("A URL that is too long is a 414", async () => {
  const { signIn } = await simulate();
  const reply = await (await signIn()).get(`/me/library/contains?uris=${"x".repeat(9000)}`);
  expect(reply.status).toBe(414);
});

test("Replies have the headers of live replies and no x-ratelimit header", async () => {
  const { signIn } = await simulate();
  const { headers } = await (await signIn()).get("/me");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("cache-control")).toBe("private, max-age=0");
  expect([...headers.keys()].filter(name => name.startsWith("x-ratelimit"))).toEqual([]);
});
