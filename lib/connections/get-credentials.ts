import type { UserContext } from "@/lib/core/context";
import { errorDetail } from "@/lib/core/error-words";
import { prisma } from "@/lib/platform/db";
import type { Credentials } from "@/lib/schemas/spotify";
import { isAllowedRedirectUri, redirectUri } from "@/lib/spotify/redirect-uri";
import { canOpenSecret } from "./readable-secrets";

/** Returns the person's developer app. The secret itself never leaves the server. */
export async function getCredentials(ctx: UserContext): Promise<Credentials> {
  const row = await prisma().spotifyCredentials.findUnique({ where: { userId: ctx.userId } });
  const uri = redirectUri();
  return {
    clientId: row?.clientId ?? null,
    clientSecretSet: row !== null && canOpenSecret(row),
    redirectUri: uri,
    redirectUriProblem: isAllowedRedirectUri(uri) ? null : errorDetail(ctx.locale, "redirect_uri_refused"),
    verifiedAt: row?.verifiedAt.toISOString() ?? null,
  };
}
