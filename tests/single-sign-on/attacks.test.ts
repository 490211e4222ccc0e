import { expect, it, onTestFinished, vi } from "vitest";
import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { sampleByDepth } from "@/testing/depth";
import type { IdToken } from "@/testing/sign-on/provider";
import { Browser, simulatedSignOn, withSettings } from "@/testing/sign-on/sign-on";

const provider = await simulatedSignOn();
provider.accounts.set("ada", { email: "ada@example.org", email_verified: true });
const unknown = "/sign-in?problem=single_sign_on_unknown";
const unverified = "/sign-in?problem=single_sign_on_failed&reason=reply&next=%2Fmusic";

/** A browser that has signed in at the provider and has not come back yet. */
async function browserOnItsWayBack(form: Record<string, string> = {}) {
  const browser = new Browser();
  return { browser, back: await browser.visit(await browser.start(form), "ada") };
}

/** Returns the security events of this test, as `event` and `code`. */
function recordEvents(): string[] {
  const events: string[] = [];
  const spy = vi.spyOn(log, "warn").mockImplementation(details => {
    const { event, code } = details as { event?: string; code?: string };
    if (event) events.push(`${event} ${code}`);
  });
  onTestFinished(() => spy.mockRestore());
  return events;
}

/** Expects that a reply leads to a screen and signs nobody in. */
async function expectRefusal(browser: Browser, back: URL, screen: string): Promise<void> {
  expect(await browser.comeBack(back)).toBe(screen);
  expect(await browser.person()).toBeNull();
}

it("The provider gets a new state, nonce and PKCE challenge each time, and a redirect URI that no header can change", async () => {
  const browser = new Browser();
  const [first, second] = [await browser.start(), await browser.start()].map(
    url => new URL(url).searchParams,
  );
  expect(Object.fromEntries(first ?? [])).toMatchObject({
    response_type: "code",
    redirect_uri: `${env().PUBLIC_URL}/api/auth/callback/oidc`,
    scope: "openid profile email",
    code_challenge_method: "S256",
  });
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(first?.get(name)).toMatch(/^[\w-]{43}$/);
    expect(second?.get(name)).not.toBe(first?.get(name));
  }
  const evil = await (await browser.send({}, { "x-forwarded-host": "evil.example" })).text();
  expect(evil).not.toContain("evil.example");
});

it.each([
  ["another site", { origin: "https://evil.example" }],
  ["an unnamed origin", { origin: "null" }],
  ["no page at all", { origin: "" }],
])("A form of %s cannot start a sign-in", async (_, headers) => {
  const reply = await new Browser().send({}, headers);
  expect(reply.headers.get("location")).toBe(
    `${env().PUBLIC_URL}/sign-in?problem=cross_site_request&reason=api`,
  );
  expect(reply.headers.getSetCookie()).toEqual([]);
});

it.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
])("After signing in, %s opens Music instead", async next => {
  const { browser, back } = await browserOnItsWayBack({ next });
  expect(await browser.comeBack(back)).toBe("/music");
});

it("A reply is refused in another browser, and asks the provider nothing", async () => {
  const { browser, back } = await browserOnItsWayBack();
  const asked = provider.requests.length;
  await expectRefusal(new Browser(), back, unknown);
  expect(provider.requests).toHaveLength(asked);
  expect(await browser.comeBack(back)).toBe("/music");
});

it("A reply is refused with another state, and without one", async () => {
  for (const state of ["made-up", ""]) {
    const { browser, back } = await browserOnItsWayBack();
    back.searchParams.set("state", state);
    await expectRefusal(browser, back, unknown);
  }
});

it("A reply that another site makes up ends no visit in progress and gets no address banned", async () => {
  const events = recordEvents();
  const { browser, back } = await browserOnItsWayBack();
  for (const query of ["", "?state=made-up&code=a", "?error=access_denied"])
    await expectRefusal(browser, new URL(`/api/auth/callback/oidc${query}`, back), unknown);
  expect(await browser.comeBack(back)).toBe("/music");
  expect(events).toEqual([]);
});

it("Only a reply that could not be verified is a failed sign-in of the security log", async () => {
  const events = recordEvents();
  const { browser, back } = await browserOnItsWayBack();
  back.searchParams.set("code", "made-up");
  await expectRefusal(browser, back, unverified);
  expect(events).toEqual(["sign_in_failed single_sign_on_failed"]);
  const failed = await browserOnItsWayBack();
  const bug = vi.spyOn(prisma().identity, "findUnique").mockRejectedValueOnce(new Error("a bug"));
  const errors = vi.spyOn(log, "error").mockImplementation(() => undefined);
  onTestFinished(() => void [bug, errors].map(spy => spy.mockRestore()));
  await expectRefusal(failed.browser, failed.back, unverified);
  expect(errors).toHaveBeenCalledOnce();
  expect(events).toHaveLength(1);
});

it("A reply works once, even if it arrives several times at the same moment with all cookies", async () => {
  const { browser, back } = await browserOnItsWayBack();
  const copies = [1, 2, 3].map(() => {
    const copy = new Browser();
    copy.jar.keep(
      new Response(null, { headers: browser.jar.header.split("; ").map(pair => ["set-cookie", pair]) }),
    );
    return copy;
  });
  const paths = await Promise.all(copies.map(copy => copy.comeBack(back)));
  expect(paths.sort()).toEqual(["/music", `${unknown}&next=%2Fmusic`, `${unknown}&next=%2Fmusic`]);
});

it("The code of somebody else's reply does not work with one's own state", async () => {
  const victim = await browserOnItsWayBack();
  const attacker = await browserOnItsWayBack();
  victim.back.searchParams.set("code", attacker.back.searchParams.get("code") ?? "");
  await expectRefusal(victim.browser, victim.back, unverified);
});

it("A reply that names another provider, or none, is refused", async () => {
  for (const issuer of ["https://evil.example", null]) {
    const { browser, back } = await browserOnItsWayBack();
    if (issuer) back.searchParams.set("iss", issuer);
    else back.searchParams.delete("iss");
    await expectRefusal(browser, back, unverified);
  }
});

it("A reply is refused after fifteen minutes", async () => {
  const { browser, back } = await browserOnItsWayBack();
  vi.useFakeTimers({ now: Date.now() + 15 * 60_000 + 1, toFake: ["Date"] });
  try {
    await expectRefusal(browser, back, unknown);
  } finally {
    vi.useRealTimers();
  }
});

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
it.each<[string, (claims: IdToken) => IdToken, boolean?]>([
  ["another nonce", claims => ({ ...claims, nonce: "made-up" })],
  ["no nonce", ({ nonce: _, ...claims }) => claims],
  ["another issuer", claims => ({ ...claims, iss: "https://evil.example" })],
  ["another audience", claims => ({ ...claims, aud: "another-app" })],
  ["several audiences and another party", claims => ({ ...claims, aud: ["tonearm", "b"], azp: "b" })],
  ["an expiry in the past", claims => ({ ...claims, exp: inSeconds(-60), iat: inSeconds(-120) })],
  ["no subject", ({ sub: _, ...claims }) => claims],
  ["the subject of another person", claims => ({ ...claims, sub: "somebody-else" })],
  ["no signature", claims => claims, false],
])("An ID token with %s is refused", async (_, change, isSigned) => {
  provider.tamper(change, isSigned);
  const { browser, back } = await browserOnItsWayBack();
  await expectRefusal(browser, back, unverified);
});

it("An ID token with a changed signature is refused", async () => {
  provider.answer("/jwks", (_, response) => response.end(JSON.stringify({ keys: [] })));
  const { browser, back } = await browserOnItsWayBack();
  await expectRefusal(browser, back, unverified);
});

it("Canceling at the provider signs nobody in, and a failure of the provider is explained", async () => {
  const browser = new Browser();
  const back = await browser.visit(await browser.start(), "ada", true);
  expect(back.searchParams.get("error")).toBe("access_denied");
  await expectRefusal(browser, back, "/sign-in?problem=single_sign_on_cancelled&next=%2Fmusic");
  const failed = await browserOnItsWayBack();
  failed.back.searchParams.set("error", "server_error");
  await expectRefusal(failed.browser, failed.back, unverified);
});

it("A provider that is not the configured one gets no code, and the log says which name is right", async () => {
  const { browser, back } = await browserOnItsWayBack();
  withSettings({ OIDC_ISSUER: `${provider.issuer}/` });
  const lines: object[] = [];
  const spy = vi.spyOn(log, "warn").mockImplementation(details => void lines.push(details));
  const asked = provider.requests.length;
  await expectRefusal(browser, back, unverified);
  spy.mockRestore();
  expect(provider.requests.slice(asked)).not.toContain("/token");
  expect(JSON.stringify(lines)).toContain(`but the provider is ${provider.issuer}`);
});

it.each(sampleByDepth(["/.well-known/openid-configuration", "/token", "/jwks", "/me"], 2))(
  "A redirect of the provider at %s is not followed",
  async path => {
    const { browser, back } = await browserOnItsWayBack();
    provider.answer(path, (_, response) =>
      response.writeHead(307, { location: `${provider.issuer}/stolen` }).end(),
    );
    expect(await browser.comeBack(back)).toContain("problem=single_sign_on_");
    expect(provider.requests).not.toContain("/stolen");
    expect(await browser.person()).toBeNull();
  },
);

it("No reply, cookie or log line has a code, a token or the client's secret in readable form", async () => {
  const lines: unknown[] = [];
  const spies = (["info", "warn", "error"] as const).map(level =>
    vi.spyOn(log, level).mockImplementation((...line) => void lines.push(line)),
  );
  const { browser, back } = await browserOnItsWayBack();
  const code = back.searchParams.get("code") ?? "";
  const cookies = browser.jar.header;
  provider.tamper(claims => ({ ...claims, nonce: "made-up" }));
  await browser.comeBack(back);
  for (const spy of spies) spy.mockRestore();
  const text = `${JSON.stringify(lines)} ${cookies}`;
  for (const secret of [code, provider.settings.OIDC_CLIENT_SECRET, back.searchParams.get("state") ?? ""])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/eyJhbGciOiJSUzI1NiI/);
  expect(lines.length).toBeGreaterThan(0);
});

it("None of these attacks has created an account beyond the first one", async () => {
  expect(await prisma().user.count()).toBeLessThanOrEqual(1);
});
