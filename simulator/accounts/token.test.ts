import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createApiClient, dayMs, hourMs, simulate, type TestSimulator } from "../test-support";
import { defaultApp, defaultRedirectUri } from "../world/defaults";

const verifier = "a-verifier.that~is_long-enough-for-the-rule-of-43";
const challenge = createHash("sha256").update(verifier).digest("base64url");
const pkce = { code_challenge: challenge, code_challenge_method: "S256" };

async function requestCode({ consent }: TestSimulator, params: Record<string, string> = {}) {
  return (await consent(params)).callbackUrl.searchParams.get("code") ?? "";
}

function codeForm(code: string) {
  return { grant_type: "authorization_code", code, redirect_uri: defaultRedirectUri };
}

describe("code exchange", () => {
  test("A code is exchanged for an hour of access, the granted scopes and a refresh token", async () => {
    const simulated = await simulate();
    const code = await requestCode(simulated, { scope: "user-top-read streaming" });
    const { status, body } = await simulated.token(codeForm(code));
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^BQ/),
      token_type: "Bearer",
      expires_in: 3600,
      scope: "user-top-read streaming",
      refresh_token: expect.stringMatching(/^AQ/),
    });
  });

  test("The code exchange takes id and secret in the form, too", async () => {
    const simulated = await simulate();
    const form = {
      ...codeForm(await requestCode(simulated)),
      client_id: defaultApp.clientId,
      client_secret: defaultApp.clientSecret,
    };
    expect((await simulated.token(form, null)).status).toBe(200);
  });

  test("The code exchange takes a verifier instead of the secret", async () => {
    const simulated = await simulate();
    const form = {
      ...codeForm(await requestCode(simulated, pkce)),
      client_id: defaultApp.clientId,
      code_verifier: verifier,
    };
    expect((await simulated.token(form, null)).status).toBe(200);
  });
});

/** Every refusal of the accounts service that is known: the request, the error and its description. */
const refusals: [string, (simulated: TestSimulator) => Promise<unknown>, string, string | undefined][] = [
  [
    "an unknown client",
    ({ token }) => token({ grant_type: "client_credentials" }, `${"e".repeat(32)}:x`),
    "invalid_client",
    "Invalid client",
  ],
  [
    "a wrong secret",
    ({ token }) => token({ grant_type: "client_credentials" }, `${defaultApp.clientId}:wrong`),
    "invalid_client",
    "Invalid client secret",
  ],
  [
    "a malformed client id",
    ({ token }) => token({ grant_type: "client_credentials" }, "my-app:x"),
    "invalid_client",
    "Failed to get client",
  ],
  [
    "a missing client",
    ({ token }) => token({ grant_type: "client_credentials" }, null),
    "invalid_client",
    undefined,
  ],
  [
    "an unknown code",
    ({ token }) => token(codeForm("AQnothing")),
    "invalid_grant",
    "Invalid authorization code",
  ],
  [
    "a used code",
    async simulated => {
      const code = await requestCode(simulated);
      await simulated.token(codeForm(code));
      return simulated.token(codeForm(code));
    },
    "invalid_grant",
    "Invalid authorization code",
  ],
  [
    "an expired code",
    async simulated => {
      const code = await requestCode(simulated);
      await simulated.advance(600_000);
      return simulated.token(codeForm(code));
    },
    "invalid_grant",
    "Authorization code expired",
  ],
  [
    "a different redirect URI",
    async simulated =>
      simulated.token({
        ...codeForm(await requestCode(simulated)),
        redirect_uri: "http://127.0.0.1:9/callback",
      }),
    "invalid_grant",
    "Invalid redirect URI",
  ],
  [
    "a wrong verifier",
    async simulated =>
      simulated.token({ ...codeForm(await requestCode(simulated, pkce)), code_verifier: `${verifier}x` }),
    "invalid_grant",
    "code_verifier was incorrect",
  ],
  [
    "a missing verifier",
    async simulated => simulated.token(codeForm(await requestCode(simulated, pkce))),
    "invalid_grant",
    "code_verifier was incorrect",
  ],
  [
    "an unknown refresh token",
    ({ token }) => token({ grant_type: "refresh_token", refresh_token: "AQx" }),
    "invalid_grant",
    "Invalid refresh token",
  ],
  [
    "a revoked refresh token",
    async simulated => {
      const { refreshToken } = await simulated.signIn();
      await simulated.control("POST", "users/listener/revoke");
      return simulated.token({ grant_type: "refresh_token", refresh_token: refreshToken });
    },
    "invalid_grant",
    "Refresh token revoked",
  ],
  [
    "a refresh token after six months",
    async simulated => {
      const { refreshToken } = await simulated.signIn();
      await simulated.advance(182 * dayMs);
      return simulated.token({ grant_type: "refresh_token", refresh_token: refreshToken });
    },
    "invalid_grant",
    "Refresh token expired",
  ],
  [
    "a missing refresh token",
    ({ token }) => token({ grant_type: "refresh_token" }),
    "invalid_request",
    "refresh_token must be supplied",
  ],
  [
    "a missing code",
    ({ token }) => token({ grant_type: "authorization_code" }),
    "invalid_request",
    "code must be supplied",
  ],
  [
    "a missing grant type",
    ({ token }) => token({}),
    "unsupported_grant_type",
    "grant_type parameter is missing",
  ],
  [
    "an unknown grant type",
    ({ token }) => token({ grant_type: "password" }),
    "unsupported_grant_type",
    "grant_type must be client_credentials, authorization_code or refresh_token",
  ],
];

test.each(refusals)("The accounts service refuses %s", async (_, provoke, error, description) => {
  const reply = await provoke(await simulate());
  expect(reply).toEqual({
    status: 400,
    body: description ? { error, error_description: description } : { error },
  });
});

test("A JSON body counts as a form without parameters", async () => {
  const { url } = await simulate();
  const response = await fetch(`${url}/api/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ grant_type: "client_credentials" }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error_description: "grant_type parameter is missing" });
});

describe("refresh", () => {
  async function startWithMode(mode: "keep" | "rotate" | "omit") {
    const simulated = await simulate();
    await simulated.settings({ refreshTokens: mode });
    const { refreshToken } = await simulated.signIn();
    const refresh = (token: string) => simulated.token({ grant_type: "refresh_token", refresh_token: token });
    return { ...simulated, refreshToken, refresh };
  }

  test("A refresh returns a new access token that is valid for an hour", async () => {
    const { refreshToken, refresh, advance, url } = await startWithMode("omit");
    await advance(hourMs);
    const { body } = await refresh(refreshToken);
    expect((await createApiClient(url, body.access_token).get("/me")).status).toBe(200);
    await advance(hourMs);
    expect((await createApiClient(url, body.access_token).get("/me")).status).toBe(401);
  });

  test("The mode omit returns no refresh token, and the old one stays valid", async () => {
    const { refreshToken, refresh } = await startWithMode("omit");
    expect((await refresh(refreshToken)).body).not.toHaveProperty("refresh_token");
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  test("The mode keep returns the same refresh token", async () => {
    const { refreshToken, refresh } = await startWithMode("keep");
    expect((await refresh(refreshToken)).body.refresh_token).toBe(refreshToken);
  });

  test("The mode rotate revokes the old refresh token, and the new one expires at the same time", async () => {
    const { refreshToken, refresh, advance } = await startWithMode("rotate");
    await advance(170 * dayMs);
    const rotated = (await refresh(refreshToken)).body.refresh_token;
    expect((await refresh(refreshToken)).body.error_description).toBe("Refresh token revoked");
    await advance(20 * dayMs);
    expect((await refresh(rotated)).body.error_description).toBe("Refresh token expired");
  });

  test("A refresh token works until the day before the six months are over", async () => {
    const { refreshToken, refresh, advance } = await startWithMode("omit");
    await advance(180 * dayMs);
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  test("A refresh without secret is refused when the token was issued with a secret", async () => {
    const { refreshToken, token } = await startWithMode("omit");
    const form = { grant_type: "refresh_token", refresh_token: refreshToken, client_id: defaultApp.clientId };
    expect((await token(form, null)).body).toEqual({ error: "invalid_client" });
  });

  test("A refresh token of another app is refused", async () => {
    const { refreshToken, control, token } = await startWithMode("omit");
    const { body: app } = await control("POST", "apps", {});
    const reply = await token(
      { grant_type: "refresh_token", refresh_token: refreshToken },
      `${app.clientId}:${app.clientSecret}`,
    );
    expect(reply.body.error_description).toBe("Invalid refresh token");
  });
});

test("An app's own token reads the catalog but no user data", async () => {
  const { token, url } = await simulate();
  const { body } = await token({ grant_type: "client_credentials" });
  expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "token_type"]);
  const api = createApiClient(url, body.access_token);
  expect((await api.get("/search?q=song&type=track")).status).toBe(200);
  expect((await api.get("/me")).status).toBe(401);
});
