import { lockSignIns, requireProof, type SignInProof } from "@/lib/accounts/sign-in/sign-in-proof";
import type { Locale } from "@/lib/i18n/locales";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { type Prisma, preparedSql, prisma } from "@/lib/platform/db";

/** Lifetime of a session. */
export const sessionSeconds = 30 * 24 * 60 * 60;

type SessionUser = { userId: string; role: "member" | "admin" };
export type BrowserSession = SessionUser & {
  sessionId: string;
  locale: Locale | null;
  browserSound: boolean;
};
export type BearerToken = SessionUser &
  ({ kind: "session"; sessionId: string } | { kind: "api"; tokenId: string; scopes: string[] });

const sessionTokenPrefix = "ta_s_";
export const apiTokenPrefix = "ta_k_";

/** The program and the network address of a sign-in. */
type Origin = { userAgent?: string | null; address?: string };

/** Creates a session, unless the password or the connection with which the person signed in has ended meanwhile. */
async function createSession(
  data: Omit<Prisma.SessionUncheckedCreateInput, "expiresAt">,
  proof: SignInProof | undefined,
): Promise<string> {
  const expiresAt = new Date(Date.now() + sessionSeconds * 1000);
  const { id } = await prisma().$transaction(async transaction => {
    if (proof) {
      await lockSignIns(transaction, data.userId);
      await requireProof(transaction, data.userId, proof);
    }
    return transaction.session.create({ data: { ...data, expiresAt } });
  });
  return id;
}

/**
 * Creates a session for a browser and returns its id for the session cookie.
 * @throws like requireProof
 */
export async function createBrowserSession(
  userId: string,
  origin: Origin,
  proof?: SignInProof,
): Promise<string> {
  return createSession({ userId, kind: "browser", ...origin }, proof);
}

/**
 * Creates a session for a program and returns its bearer token. The database stores only a hash.
 * @throws like requireProof
 */
export async function createTokenSession(
  userId: string,
  origin: Origin,
  proof?: SignInProof,
): Promise<string> {
  const token = sessionTokenPrefix + randomToken();
  await createSession({ userId, kind: "token", tokenHash: sha256(token), ...origin }, proof);
  return token;
}

/** Finds an active browser session of an account that is not disabled. */
export async function findSession(sessionId: string): Promise<BrowserSession | null> {
  const [row] = await preparedSql<BrowserSession>(
    `SELECT s.id AS "sessionId", u.id AS "userId", u.role, u.locale, u.browser_sound AS "browserSound" FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.id = $1 AND s.kind = 'browser' AND s.expires_at > now() AND u.disabled_at IS NULL`,
    [sessionId],
  );
  return row ?? null;
}

/**
 * Finds the session or API token of a bearer token, if the account is not disabled. Runs on every API call of a program.
 */
export async function findToken(token: string): Promise<BearerToken | null> {
  if (token.startsWith(sessionTokenPrefix)) {
    const [row] = await preparedSql<SessionUser & { sessionId: string }>(
      `SELECT s.id AS "sessionId", u.id AS "userId", u.role FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.token_hash = $1 AND s.expires_at > now() AND u.disabled_at IS NULL`,
      [sha256(token)],
    );
    return row ? { kind: "session", ...row } : null;
  }
  if (token.startsWith(apiTokenPrefix)) {
    const [row] = await preparedSql<
      SessionUser & { tokenId: string; scopes: string[]; isLastUseStale: boolean }
    >(
      `SELECT t.id AS "tokenId", t.scopes, u.id AS "userId", u.role,
         t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isLastUseStale"
       FROM api_tokens t JOIN users u ON u.id = t.user_id
       WHERE t.token_hash = $1 AND u.disabled_at IS NULL`,
      [sha256(token)],
    );
    if (!row) return null;
    const { isLastUseStale, ...apiToken } = row;
    if (isLastUseStale)
      await preparedSql("UPDATE api_tokens SET last_used_at = now() WHERE id = $1", [row.tokenId]);
    return { kind: "api", ...apiToken };
  }
  return null;
}

/** Deletes a session, so that copies of its cookie stop working. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  await prisma().session.deleteMany({ where: { id: sessionId, userId } });
}
