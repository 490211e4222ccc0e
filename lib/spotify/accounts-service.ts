import { z } from "zod";
import type { ErrorParameters } from "@/lib/core/error-words";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import { parseStorableJson } from "@/lib/platform/storable-json";
import { rejectedRequest, SpotifyError, spotifyUnavailable, unusableReply } from "./errors";
import { sendRequest, toTransportError } from "./send";

/** The client ID and client secret of a person's developer app. */
export type AppCredentials = { clientId: string; clientSecret: string };

/** Spotify's tokens are valid for an hour. More than a day is a mistake, and could be a time that no database holds. */
const maxExpirySeconds = 24 * 60 * 60;

const tokenReply = z.object({
  access_token: z.string().min(1),
  expires_in: z
    .number()
    .positive()
    .transform(seconds => Math.min(seconds, maxExpirySeconds)),
  scope: z.string().optional(),
  refresh_token: z.string().min(1).optional(),
});
export type TokenReply = z.infer<typeof tokenReply>;

const errorReply = z.object({ error: z.string(), error_description: z.string().optional() });

const endpoint = "POST /api/token";
const timeoutMs = 10_000;

/** A refusal of the token endpoint. `reason` is the OAuth error code (RFC 6749 §5.2), such as `invalid_grant`. */
export class GrantRefused extends SpotifyError {
  override name = "GrantRefused";
  constructor(
    readonly reason: string,
    description: string,
  ) {
    super(["authorization_failed"], { endpoint, status: 400, upstreamMessage: description || reason });
  }
}

/** Converts a refusal whose reason is not the person's grant: the app's credentials are wrong, or Tonearm made a mistake. */
export const toCredentialsError = (cause: GrantRefused) => {
  const details = { endpoint, status: 400, upstreamMessage: cause.upstreamMessage ?? "", cause };
  return cause.reason === "invalid_client"
    ? new SpotifyError(["invalid_spotify_credentials", { reason: "rejected" }], details)
    : rejectedRequest(details);
};

/**
 * Calls the token endpoint, which answers every refusal with HTTP 400.
 * @throws GrantRefused, SpotifyError spotify_unavailable or spotify_reply_unusable
 */
async function requestToken(app: AppCredentials, form: Record<string, string>): Promise<TokenReply> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = String(new URLSearchParams(form));
  const { status, text } = await sendRequest(
    "POST",
    `${env().SPOTIFY_ACCOUNTS_URL}/api/token`,
    headers,
    body,
    timeoutMs,
  ).catch(cause => {
    throw toTransportError(endpoint, cause);
  });
  if (status >= 500 || status === 429)
    throw spotifyUnavailable({ endpoint, status, upstreamMessage: text.slice(0, 200) });
  if (status >= 300 && status < 400) throw unusableReply(endpoint, new Error(`a redirect (${status})`));
  let json: unknown;
  try {
    json = parseStorableJson(text);
  } catch (cause) {
    throw unusableReply(endpoint, cause);
  }
  const refusal = errorReply.safeParse(json);
  if (refusal.success) throw new GrantRefused(refusal.data.error, refusal.data.error_description ?? "");
  const reply = tokenReply.safeParse(json);
  if (!reply.success) throw unusableReply(endpoint, reply.error);
  return reply.data;
}

/** Returns the URL of the consent page, with PKCE (RFC 7636, S256). */
export function authorizeUrl(parameters: {
  clientId: string;
  redirectUri: string;
  state: string;
  codeChallenge: string;
  scopes: readonly string[];
}): string {
  const query = new URLSearchParams({
    client_id: parameters.clientId,
    response_type: "code",
    redirect_uri: parameters.redirectUri,
    state: parameters.state,
    scope: parameters.scopes.join(" "),
    code_challenge_method: "S256",
    code_challenge: parameters.codeChallenge,
  });
  return `${env().SPOTIFY_ACCOUNTS_URL}/authorize?${query}`;
}

/** Exchanges the code of the callback for tokens. @throws GrantRefused, SpotifyError */
export const exchangeCode = (
  app: AppCredentials,
  grant: { code: string; redirectUri: string; codeVerifier: string },
): Promise<TokenReply> =>
  requestToken(app, {
    grant_type: "authorization_code",
    code: grant.code,
    redirect_uri: grant.redirectUri,
    client_id: app.clientId,
    code_verifier: grant.codeVerifier,
  });

/** Requests a new access token. The reply may contain a new refresh token. @throws GrantRefused, SpotifyError */
export const refreshTokens = (app: AppCredentials, refreshToken: string): Promise<TokenReply> =>
  requestToken(app, { grant_type: "refresh_token", refresh_token: refreshToken });

/** Requests a token of the app itself, which gives access to the catalog only. @throws GrantRefused, SpotifyError */
export const requestAppToken = (app: AppCredentials): Promise<TokenReply> =>
  requestToken(app, { grant_type: "client_credentials" });

const invalidCredentials = (
  field: "clientId" | "clientSecret",
  reason: ErrorParameters<"invalid_spotify_credentials">["reason"],
) => new AppError("invalid_spotify_credentials", { reason }, { field });

/**
 * Checks credentials with Spotify (client-credentials grant), so that a typing error is reported at once.
 * @throws AppError invalid_spotify_credentials naming the wrong field; SpotifyError when Spotify is down
 */
export async function checkCredentials(app: AppCredentials): Promise<void> {
  const format = /^[0-9a-f]{32}$/i;
  if (!format.test(app.clientId)) throw invalidCredentials("clientId", "client_id_format");
  if (!format.test(app.clientSecret)) throw invalidCredentials("clientSecret", "client_secret_format");
  try {
    await requestAppToken(app);
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    if (error.reason !== "invalid_client") throw toCredentialsError(error);
    throw /secret/i.test(error.upstreamMessage ?? "")
      ? invalidCredentials("clientSecret", "wrong_client_secret")
      : invalidCredentials("clientId", "unknown_client_id");
  }
}
