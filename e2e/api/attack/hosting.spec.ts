import { rmSync } from "node:fs";
import { Api, parseProblem } from "../../support/api";
import { multipart, multipartBody, post, readForm } from "../../support/forms";
import { queryDatabase } from "../../support/instances/database";
import { type Instance, startInstance } from "../../support/instances/instance";
import { createDataDirectory, ownPorts } from "../../support/instances/stacks";
import { createAccount } from "../../support/people";
import { sendRaw, statusOf } from "../../support/raw";
import { expect, test } from "../../support/test";

const publicUrl = "https://music.example.org";
const url = `http://127.0.0.1:${ownPorts.hosting}`;
const owner = createAccount();

// The tests share one instance behind https, so they run one after the other.
test.describe.configure({ mode: "default" });

/** Requests as they arrive from a stranger through both proxies. */
const forwarded = (address: string) => new Api(url, { "x-forwarded-for": `${address}, 10.0.0.5` });

let instance: Instance;
let dataDirectory: string;
let firstAccount: Record<"fromStranger" | "atStrangeName" | "signUpPage" | "withCode", string>;

function register(api: Api, host: string, setUpCode?: string): Promise<string> {
  const body = JSON.stringify({ ...owner, setUpCode });
  const headers = Object.entries(api.headers).map(([name, value]) => `${name}: ${value}`);
  const json = ["Content-Type: application/json", `Content-Length: ${body.length}`];
  return sendRaw(
    url,
    ["POST /api/v1/auth/register HTTP/1.1", `Host: ${host}`, ...headers, ...json, "Connection: close"],
    body,
  );
}

test.beforeAll(async () => {
  dataDirectory = createDataDirectory("hosting");
  instance = await startInstance({
    PORT: String(ownPorts.hosting),
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDirectory,
    TRUSTED_PROXIES: "127.0.0.1,10.0.0.5",
    LOG_LEVEL: "warn",
  });
  const [, code] = /set-up code (\S+)/.exec(instance.output()) ?? [];
  const stranger = forwarded("203.0.113.7");
  firstAccount = {
    fromStranger: await register(stranger, "music.example.org"),
    atStrangeName: await register(new Api(url), "rebound.evil.example"),
    signUpPage: (await stranger.request("GET", "/sign-up")).text,
    withCode: await register(stranger, "music.example.org", code),
  };
});
test.afterAll(async () => {
  await instance.stop();
  rmSync(dataDirectory, { recursive: true });
});

const signIn = async (headers: string[], account = owner) => {
  const { hidden } = await readForm(url, "/sign-in?next=/liked");
  const { email, password } = account;
  const body = multipartBody([...hidden, ["email", email], ["password", password]]);
  return post(url, "/sign-in", [multipart, ...headers], body);
};

const setCookies = (reply: string) =>
  [...reply.matchAll(/^set-cookie: (.*)\r$/gim)].map(([, value = ""]) => value);

test("the first account needs the printed set-up code outside the private network and at strange host names", () => {
  for (const refused of [firstAccount.fromStranger, firstAccount.atStrangeName]) {
    expect(statusOf(refused)).toBe(403);
    expect(refused).toContain('"code":"set_up_code_needed"');
  }
  expect(firstAccount.signUpPage).toContain("Set-up code");
  expect(firstAccount.withCode).toContain('"role":"admin"');
});

test("a person signs in and out through a proxy that sends its own Host, or none", async () => {
  const origin = `Origin: ${publicUrl}`;
  for (const headers of [
    [origin],
    ["Host: music.example.org", origin],
    ["Host: a b", origin],
    ["Host:", origin],
  ]) {
    const reply = await signIn(headers);
    expect(statusOf(reply), headers.join(", ")).toBe(303);
    expect(reply).toMatch(/^location: \/liked\r$/im);
    const [cookie = ""] = setCookies(reply);
    expect(cookie).toMatch(
      /^__Host-next-auth\.session-token=[^;]+; Path=\/;.* Secure; HttpOnly; SameSite=lax$/,
    );
    const api = new Api(url, { cookie: cookie.split(";")[0] ?? "" });
    expect(await api.json("GET", "/me")).toMatchObject({ email: owner.email });

    const { hidden } = await readForm(url, "/profile", api.headers);
    const signedOut = await post(
      url,
      "/profile",
      [multipart, ...headers, `Cookie: ${api.headers.cookie}`],
      multipartBody(hidden),
    );
    expect(setCookies(signedOut)).toEqual([
      expect.stringMatching(
        /^__Host-next-auth\.session-token=; Path=\/;.* Max-Age=0; Secure; HttpOnly; SameSite=lax$/,
      ),
    ]);
    await api.expectProblem(401, "not_signed_in", "GET", "/me");
  }
  const withoutHost = await sendRaw(url, ["GET /sign-in HTTP/1.0"]);
  expect(statusOf(withoutHost)).toBe(200);
});

test("signing in ends the session that this browser had", async () => {
  const [first = ""] = setCookies(await signIn([]));
  const former = new Api(url, { cookie: first.split(";")[0] ?? "" });
  await former.json("GET", "/me");
  await signIn([`Cookie: ${former.headers.cookie}`]);
  await former.expectProblem(401, "not_signed_in", "GET", "/me");
});

test("a database that fails signs nobody out", async () => {
  const [cookie = ""] = setCookies(await signIn([]));
  const api = new Api(url, { cookie: cookie.split(";")[0] ?? "" });
  const query = (statement: string) => queryDatabase(dataDirectory, statement);
  await query("ALTER TABLE sessions RENAME TO sessions_away");
  try {
    const session = await api.request("GET", "/api/auth/session");
    expect(session.status).toBeGreaterThanOrEqual(500);
    expect(session.cookie).toBe("");
  } finally {
    await query("ALTER TABLE sessions_away RENAME TO sessions");
  }
  expect((await api.request("GET", "/api/auth/session")).json).toHaveProperty("user");
});

test("the sign-in page opened at another address than the public one names the public one", async () => {
  const note = `Tonearm’s address is ${publicUrl}`;
  const guest = new Api(url);
  expect((await guest.request("GET", "/sign-in")).text).toContain(note);
  const headers = { "x-forwarded-host": "music.example.org", "x-forwarded-proto": "https" };
  expect((await guest.request("GET", "/sign-in", { headers })).text).not.toContain(note);
});

test("a stranger's wrong passwords lock nobody else out behind two proxies", async () => {
  const { email, password } = owner;
  const attempt = (address: string, body: object) =>
    forwarded(address).send("POST", "/auth/login", { body: { email, ...body } });
  for (let count = 0; count < 10; count++)
    expect((await attempt("203.0.113.7", { password: "wrong" })).status).toBe(401);
  expect((await attempt("203.0.113.7", { password })).status).toBe(429);
  // The stranger cannot choose another address: entries left of the own one are the stranger's words.
  expect((await attempt("198.51.100.1, 203.0.113.7", { password })).status).toBe(429);
  expect((await attempt("203.0.113.8", { password })).status).toBe(200);
});

test("every kind of reply over https has the headers that protect it", async () => {
  const common = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  };
  const noStore = expect.stringMatching(/no-store/);
  const frames = expect.stringContaining("frame-ancestors 'none'");
  const api = new Api(url);
  const [, asset = ""] =
    /"(\/_next\/static\/[^"]+\.js)"/.exec((await api.request("GET", "/sign-in")).text) ?? [];
  for (const [path, status, own] of [
    ["/sign-in", 200, { "cache-control": noStore, "content-security-policy": frames }],
    ["/library/", 308, {}],
    ["/music", 307, { "content-security-policy": frames }],
    ["/callback?state=x", 302, { "cache-control": noStore }],
    ["/no-such-page", 404, { "content-security-policy": frames }],
    ["/docs", 200, { "content-security-policy": frames }],
    [asset, 200, { "content-security-policy": frames }],
    ["/icon.svg", 200, {}],
    ["/%ff", 400, { "cache-control": noStore }],
    ["/admin/queue", 401, { "cache-control": noStore, "content-security-policy": frames }],
    ["/api/health/live", 200, { "cache-control": noStore, "content-security-policy": frames }],
    ["/api/health/ready", 200, { "cache-control": noStore }],
    ["/api/metrics", 200, { "cache-control": noStore }],
    ["/api/auth/csrf", 200, { "cache-control": noStore }],
    ["/api/auth/error", 404, { "cache-control": noStore }],
    ["/api/nothing", 404, { "cache-control": noStore }],
    ["/api/v1/me", 401, { "cache-control": noStore, "content-security-policy": frames }],
    ["/api/v1/openapi.json", 200, {}],
  ] as const)
    await test.step(path, async () => {
      const reply = await api.request("GET", path);
      expect(reply.status).toBe(status);
      expect(reply.headers).toMatchObject({ ...common, ...own });
    });
  const { headers } = await api.request("GET", "/sign-in");
  expect(headers["content-security-policy"]).toMatch(
    /img-src 'self' data: https:\/\/\*\.scdn\.co https:\/\/\*\.spotifycdn\.com/,
  );
});

test("the metrics are not for the internet", async () => {
  expect((await new Api(url).request("GET", "/api/metrics")).text).toContain("process_cpu_seconds_total");
  parseProblem(await forwarded("203.0.113.7").request("GET", "/api/metrics"), 403, "not_allowed");
});

test("a request to upgrade the connection is answered as any other, and no websocket stays open", async () => {
  const upgrade = (method: string, path: string, protocol: string, body = "") =>
    sendRaw(
      url,
      [
        `${method} ${path} HTTP/1.1`,
        "Host: music.example.org",
        "Connection: Upgrade, HTTP2-Settings, close",
        `Upgrade: ${protocol}`,
        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        "Content-Type: application/json",
        `Content-Length: ${body.length}`,
      ],
      body,
    );
  const { email, password } = owner;
  const signedIn = await upgrade("POST", "/api/v1/auth/login", "h2c", JSON.stringify({ email, password }));
  expect(signedIn).toContain('"accessToken":"ta_s_');
  expect(statusOf(await upgrade("GET", "/api/health/live", "h2c"))).toBe(200);
  expect(statusOf(await upgrade("GET", "/_next/webpack-hmr", "websocket"))).toBe(404);
  expect(statusOf(await upgrade("GET", "/music", "websocket"))).toBe(307);
});

test("next-auth's unused addresses do not exist, and its used ones answer odd input with a 400", async () => {
  const api = new Api(url);
  for (const [method, path] of [
    ["POST", "_log"],
    ["GET", "_log"],
    ["GET", "error"],
    ["GET", "verify-request"],
    ["GET", "signin"],
    ["POST", "signin/credentials"],
    ["POST", "signin/oidc"],
    ["GET", "callback/oidc"],
    ["GET", "signout"],
    ["GET", "providers"],
    ["GET", "callback/credentials"],
    ["PUT", "session"],
  ] as const) {
    const body = method === "POST" ? { level: "error", code: "LOGIN_OK", message: "forged" } : undefined;
    parseProblem(await api.request(method, `/api/auth/${path}`, { body }), 404, "not_found");
  }
  expect(instance.output()).not.toContain("forged");
  const odd = { callbackUrl: "http://127.0.0.1:3301.x/" };
  parseProblem(
    await api.request("POST", "/api/auth/callback/credentials", { body: odd }),
    400,
    "bad_request",
  );
});
