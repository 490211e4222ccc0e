import type { UserContext } from "@/lib/core/context";
import { errorDetail } from "@/lib/core/error-details";
import { prisma } from "@/lib/platform/db";
import type { Credentials } from "@/lib/schemas/spotify";
import { redirectUri, redirectUriProblem } from "@/lib/spotify/redirect-uri";

/** The person's developer app: its id, and whether a secret is kept. The secret itself never leaves. */
export async function getCredentials(ctx: UserContext): Promise<Credentials> {
  const row = await prisma().spotifyCredentials.findUnique({ where: { userId: ctx.userId } });
  const uri = redirectUri();
  const problem = redirectUriProblem(uri);
  return {
    clientId: row?.clientId ?? null,
    clientSecretSet: row !== null,
    redirectUri: uri,
    redirectUriProblem: problem && errorDetail("redirect_uri_refused", problem),
    verifiedAt: row?.verifiedAt.toISOString() ?? null,
  };
}
