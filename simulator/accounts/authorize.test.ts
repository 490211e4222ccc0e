import { describe, expect, test } from "vitest";
import { simulate } from "../test-support";
import { defaultApp, defaultRedirectUri } from "../world/defaults";

const validQuery = {
  client_id: defaultApp.clientId,
  response_type: "code",
  redirect_uri: defaultRedirectUri,
  state: "s t&1",
};

async function openConsentPage(
  url: string,
  query: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${url}/authorize?${new URLSearchParams(query)}`, {
    redirect: "manual",
    headers,
  });
  return { status: response.status, text: await response.text(), location: response.headers.get("location") };
}

describe("consent page", () => {
  test("The consent page has the buttons Agree and Cancel and lists what the app may do", async () => {
    const { url } = await simulate();
    const { status, text } = await openConsentPage(url, { ...validQuery, scope: "user-library-read" });
    expect(status).toBe(200);
    expect(text).toMatch(/<button[^>]*>Agree<\/button>/);
    expect(text).toMatch(/<button[^>]*>Cancel<\/button>/);
    expect(text).toContain("See what you have saved");
  });

  test("The consent page escapes the app's parameters", async () => {
    const { url } = await simulate();
    const { text } = await openConsentPage(url, { ...validQuery, state: '"><script>alert(1)</script>' });
    expect(text).not.toContain("<script>");
  });

  test("The consent page offers a choice of users only when there are several", async () => {
    const { url, control } = await simulate();
    expect((await openConsentPage(url, validQuery)).text).not.toContain("<select");
    await control("POST", "users", { id: "guest", displayName: "Guest" });
    expect((await openConsentPage(url, validQuery)).text).toContain('<option value="guest">Guest</option>');
  });
});

describe("redirect to the app", () => {
  test("The redirect carries a code and the unchanged state", async () => {
    const { consent } = await simulate();
    const { response, callbackUrl } = await consent({ state: "s t&1" });
    expect(response.status).toBe(302);
    expect(callbackUrl.href.startsWith(`${defaultRedirectUri}?`)).toBe(true);
    expect(callbackUrl.searchParams.get("code")).toMatch(/^AQ/);
    expect(callbackUrl.searchParams.get("state")).toBe("s t&1");
  });

  test("The redirect carries access_denied and no code after Cancel", async () => {
    const { consent } = await simulate();
    const { callbackUrl } = await consent({ decision: "cancel", state: "abc" });
    expect(Object.fromEntries(callbackUrl.searchParams)).toEqual({ error: "access_denied", state: "abc" });
  });

  test.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ scope: "user-read-everything" }, "invalid_scope"],
    [{ code_challenge: "abc", code_challenge_method: "plain" }, "invalid_request"],
  ])("The redirect reports %j as %s", async (params, error) => {
    const { consent } = await simulate();
    expect((await consent(params)).callbackUrl.searchParams.get("error")).toBe(error);
  });
});

describe("wrong registration", () => {
  test.each([
    [{ client_id: "f".repeat(32) }, "INVALID_CLIENT: Invalid client"],
    [{ redirect_uri: "https://elsewhere.example/callback" }, "INVALID_CLIENT: Invalid redirect URI"],
    [{ redirect_uri: `${defaultRedirectUri}/` }, "INVALID_CLIENT: Invalid redirect URI"],
    [{ redirect_uri: "http://localhost:3000/callback" }, "INVALID_CLIENT: Insecure redirect URI"],
    [{ redirect_uri: "https://localhost/callback" }, "INVALID_CLIENT: Insecure redirect URI"],
    [{ redirect_uri: "http://192.168.1.5:8080/callback" }, "INVALID_CLIENT: Insecure redirect URI"],
  ])("A request with %j shows an error page and does not redirect", async (override, message) => {
    const { url } = await simulate();
    const { status, text, location } = await openConsentPage(url, { ...validQuery, ...override });
    expect(status).toBe(400);
    expect(text).toContain(message);
    expect(location).toBeNull();
  });

  test("An app may use any port on a loopback address that is registered without one", async () => {
    const { consent } = await simulate();
    const { callbackUrl } = await consent({ redirect_uri: "http://127.0.0.1:45871/callback" });
    expect(callbackUrl.port).toBe("45871");
  });
});

describe("earlier consent", () => {
  async function agreeOnce() {
    const simulated = await simulate();
    const { response } = await simulated.consent({ scope: "user-library-read user-top-read" });
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { ...simulated, cookie };
  }

  test("A user who agreed before is redirected at once for the same or fewer scopes", async () => {
    const { url, cookie } = await agreeOnce();
    const { status, location } = await openConsentPage(
      url,
      { ...validQuery, scope: "user-top-read" },
      { cookie },
    );
    expect(status).toBe(302);
    expect(location).toContain("code=AQ");
  });

  test.each([
    ["more scopes", { scope: "user-top-read streaming" }],
    ["show_dialog", { scope: "user-top-read", show_dialog: "true" }],
  ])("A user who agreed before is asked again for %s", async (_, params) => {
    const { url, cookie } = await agreeOnce();
    expect((await openConsentPage(url, { ...validQuery, ...params }, { cookie })).status).toBe(200);
  });

  test("A user who agreed before is asked again after removing the app", async () => {
    const { url, cookie, control } = await agreeOnce();
    await control("POST", "users/listener/revoke");
    expect((await openConsentPage(url, { ...validQuery, scope: "user-top-read" }, { cookie })).status).toBe(
      200,
    );
  });
});
