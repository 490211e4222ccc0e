import { describe, expect, test } from "vitest";
import { dayMs, simulate } from "../../test-support";

describe("rate limit", () => {
  test("The rate limit refuses calls above its number in any 30 seconds", async () => {
    const { signIn, settings, advance } = await simulate();
    await settings({ rateLimit: { per30s: 2 } });
    const api = await signIn();
    await api.get("/me");
    await advance(10_000);
    await api.get("/me");
    const refused = await api.get("/me/playlists");
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({ error: { status: 429, message: "API rate limit exceeded" } });
    expect(refused.headers.get("retry-after")).toBe("20");
    await advance(20_000);
    expect((await api.get("/me")).status).toBe(200);
    expect((await api.get("/me")).status).toBe(429);
  });

  test("The rate limit can answer in plain text and without Retry-After", async () => {
    const { signIn, settings } = await simulate();
    await settings({ rateLimit: { per30s: 0, body: "text", retryAfter: false } });
    const refused = await (await signIn()).get("/me");
    expect(refused.body).toBe("Too many requests");
    expect(refused.headers.get("retry-after")).toBeNull();
  });

  test("The rate limit is counted per app", async () => {
    const { signIn, settings, control } = await simulate();
    const { body: app } = await control("POST", "apps", { redirectUris: ["https://desk.example/callback"] });
    await settings({ rateLimit: { per30s: 1 } });
    const params = { client_id: app.clientId, redirect_uri: "https://desk.example/callback" };
    const [first, second] = [await signIn(), await signIn(params, `${app.clientId}:${app.clientSecret}`)];
    expect((await first.get("/me")).status).toBe(200);
    expect((await first.get("/me")).status).toBe(429);
    expect((await second.get("/me")).status).toBe(200);
  });

  test("With the setting escalate, a call during the wait extends Retry-After to one day", async () => {
    const { signIn, settings, advance } = await simulate();
    await settings({ rateLimit: { per30s: 1 }, escalate: true });
    const api = await signIn();
    await api.get("/me");
    expect((await api.get("/me")).headers.get("retry-after")).toBe("30");
    expect((await api.get("/me")).headers.get("retry-after")).toBe("86400");
    await advance(60_000);
    expect((await api.get("/me")).status).toBe(429);
  });
});

describe("quota", () => {
  test("An exhausted quota refuses one endpoint group for hours and no other group", async () => {
    const { signIn, settings, advance } = await simulate();
    await settings({ quota: { playlists: 2 } });
    const api = await signIn();
    await api.get("/me/playlists");
    await advance(3_600_000);
    const newApi = await signIn();
    await newApi.get("/me/playlists");
    const refused = await newApi.get("/me/playlists");
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" },
    });
    expect(refused.headers.get("retry-after")).toBe(String(23 * 3600));
    expect((await newApi.get("/me/tracks")).status).toBe(200);
  });

  test("An exhausted quota allows calls again after a day", async () => {
    const { signIn, settings, advance } = await simulate();
    await settings({ quota: { library: 1 } });
    const api = await signIn();
    await api.get("/me/tracks");
    expect((await api.get("/me/tracks")).status).toBe(429);
    await advance(dayMs);
    expect((await (await signIn()).get("/me/tracks")).status).toBe(200);
  });

  test("The quota is shared by all apps of one developer", async () => {
    const { signIn, settings, control } = await simulate();
    const signInWithNewApp = async (developer: string) => {
      const { body } = await control("POST", "apps", {
        developer,
        redirectUris: ["https://desk.example/callback"],
      });
      const params = { client_id: body.clientId, redirect_uri: "https://desk.example/callback" };
      return signIn(params, `${body.clientId}:${body.clientSecret}`);
    };
    await settings({ quota: { profile: 1 } });
    const [first, second, otherDeveloper] = [
      await signIn(),
      await signInWithNewApp("listener"),
      await signInWithNewApp("somebody"),
    ];
    expect((await first.get("/me")).status).toBe(200);
    expect((await second.get("/me")).status).toBe(429);
    expect((await otherDeveloper.get("/me")).status).toBe(200);
  });

  test("The quota can refuse without Retry-After", async () => {
    const { signIn, settings } = await simulate();
    await settings({ quota: { profile: 0 }, quotaRetryAfter: false });
    const refused = await (await signIn()).get("/me");
    expect(refused.body.error.reason).toBe("QUOTA_EXCEEDED");
    expect(refused.headers.get("retry-after")).toBeNull();
  });
});

describe("ETags", () => {
  test("Replies have no ETag by default, like live replies", async () => {
    const { signIn } = await simulate();
    expect((await (await signIn()).get("/me")).headers.get("etag")).toBeNull();
  });

  test("The setting etags adds an ETag and allows a 304", async () => {
    const { signIn, settings } = await simulate();
    await settings({ etags: true });
    const api = await signIn();
    const etag = (await api.get("/me")).headers.get("etag") ?? "";
    expect((await api.call("GET", "/me", undefined, { "if-none-match": etag })).status).toBe(304);
    expect((await api.call("GET", "/me", undefined, { "if-none-match": '"other"' })).status).toBe(200);
  });
});
