import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/platform/env";
import { misunderstood, SpotifyError, unavailable, unusable } from "./errors";

/** The id and secret of a person's developer app. */
export type AppCredentials = { clientId: string; clientSecret: string };

const tokenReply = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().optional(),
  refresh_token: z.string().min(1).optional(),
});
export type TokenReply = z.infer<typeof tokenReply>;

const errorReply = z.object({ error: z.string(), error_description: z.string().optional() });

/** The token endpoint refused: `reason` is the OAuth error code (RFC 6749 §5.2), such as `invalid_grant`. */
export class GrantRefused extends SpotifyError {
  override name = "GrantRefused";
  constructor(
    readonly reason: string,
    description: string,
  ) {
    super("authorization_failed", "Spotify did not accept the sign-in. Connect to Spotify again.", {
      endpoint: "POST /api/token",
      status: 400,
      said: description || reason,
    });
  }
}

/** What a refusal means that is not of the person's grant: the app's id or secret, or a request of ours that was wrong. */
export const credentialsRefused = (cause: GrantRefused) => {
  const words = { endpoint: cause.endpoint, status: 400, said: cause.said ?? "", cause };
  if (cause.reason !== "invalid_client") return misunderstood(words);
  return new SpotifyError(
    "invalid_spotify_credentials",
    "Spotify no longer accepts the client ID and secret of your developer app; perhaps the secret was renewed, or the app was deleted, in Spotify's dashboard. Enter them again under Profile, Services. Your library stays.",
    words,
  );
};

const endpoint = "POST /api/token";

/**
 * Asks the token endpoint. All of its refusals come as HTTP 400.
 * @throws GrantRefused, SpotifyError spotify_unavailable or spotify_reply_unusable
 */
async function requestToken(app: AppCredentials, form: Record<string, string>): Promise<TokenReply> {
  let status: number;
  let text: string;
  try {
    const reply = await fetch(`${env().SPOTIFY_ACCOUNTS_URL}/api/token`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${app.clientId}:${app.clientSecret}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(10_000),
    });
    status = reply.status;
    text = await reply.text();
  } catch (cause) {
    throw unavailable(endpoint, { cause });
  }
  if (status >= 500 || status === 429) throw unavailable(endpoint, { status, said: text.slice(0, 200) });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw unusable(endpoint, cause);
  }
  const refusal = errorReply.safeParse(body);
  if (refusal.success) throw new GrantRefused(refusal.data.error, refusal.data.error_description ?? "");
  const reply = tokenReply.safeParse(body);
  if (!reply.success) throw unusable(endpoint, reply.error);
  return reply.data;
}

/** The address of the consent page, with PKCE (RFC 7636, S256). */
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

/** Turns the code of the callback into tokens. @throws GrantRefused, SpotifyError */
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

/** Gets a new access token. The reply may or may not bring a new refresh token. @throws GrantRefused, SpotifyError */
export const refreshTokens = (app: AppCredentials, refreshToken: string): Promise<TokenReply> =>
  requestToken(app, { grant_type: "refresh_token", refresh_token: refreshToken });

/** A token of the app itself, which opens the catalogue and nothing of a person. @throws GrantRefused, SpotifyError */
export const requestAppToken = (app: AppCredentials): Promise<TokenReply> =>
  requestToken(app, { grant_type: "client_credentials" });

/**
 * Tries an id and secret with Spotify (client-credentials grant), so that a typing error shows at once.
 * @throws AppError invalid_spotify_credentials naming the field that is wrong; SpotifyError when Spotify is down
 */
export async function checkCredentials(app: AppCredentials): Promise<void> {
  const wrong = (path: "clientId" | "clientSecret", message: string) =>
    new AppError("invalid_spotify_credentials", message, { fields: [{ path, message }] });
  const shape = /^[0-9a-f]{32}$/i;
  const shapeHint =
    "has 32 characters, the digits and the letters a to f. Copy it whole from the app's settings.";
  if (!shape.test(app.clientId)) throw wrong("clientId", `A client ID ${shapeHint}`);
  if (!shape.test(app.clientSecret)) throw wrong("clientSecret", `A client secret ${shapeHint}`);
  try {
    await requestAppToken(app);
  } catch (error) {
    if (!(error instanceof GrantRefused)) throw error;
    if (error.reason !== "invalid_client") throw credentialsRefused(error);
    throw /secret/i.test(error.said ?? "")
      ? wrong(
          "clientSecret",
          'Spotify knows this client ID but not this secret. Open the app\'s settings, choose "View client secret" and copy it again.',
        )
      : wrong("clientId", "Spotify does not know this client ID. Copy it again from the app's settings.");
  }
}
