import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import type { Connection } from "@/lib/schemas/spotify";
import { missingRights, missingScopes } from "@/lib/spotify/scopes";
import { connectionState, reauthorizeBy } from "./connection-state";
import { canOpenSecret, canOpenToken } from "./readable-secrets";

const dayMs = 24 * 60 * 60 * 1000;

/** Returns the connection's state, granted scopes, current cooldowns and the calls of the last 24 hours. */
export async function getConnection({ userId }: UserContext): Promise<Connection> {
  const now = new Date();
  const [credentials, connection] = await Promise.all([
    prisma().spotifyCredentials.findUnique({ where: { userId } }),
    prisma().spotifyConnection.findUnique({
      where: { userId },
      include: { user: { select: { browserSound: true } } },
    }),
  ]);
  // Without credentials, nothing matches. Spotify counts each app by itself, so a former app's calls do not matter.
  const clientId = credentials?.clientId ?? "";
  const [counts, cooldowns] = await Promise.all([
    prisma().spotifyCallCount.groupBy({
      by: ["endpointGroup"],
      where: { userId, clientId, hour: { gt: new Date(now.getTime() - dayMs) } },
      _sum: { calls: true },
      orderBy: { endpointGroup: "asc" },
    }),
    prisma().spotifyCooldown.findMany({
      where: { clientId, until: { gt: now } },
      orderBy: { until: "asc" },
    }),
  ]);
  return {
    state: connectionState(
      credentials && canOpenSecret(credentials) ? credentials : null,
      connection && {
        authorizedAt: connection.authorizedAt,
        reauthRequiredAt: canOpenToken(connection) ? connection.reauthRequiredAt : now,
      },
      now,
    ),
    spotifyUser: connection && { id: connection.spotifyUserId, displayName: connection.displayName },
    scopes: connection?.scopes ?? [],
    missingScopes: connection ? missingScopes(connection.scopes, connection.user) : [],
    missingRights: connection ? missingRights(connection.scopes, connection.user) : [],
    authorizedAt: connection?.authorizedAt.toISOString() ?? null,
    reauthorizeBy: connection ? reauthorizeBy(connection.authorizedAt).toISOString() : null,
    cooldowns: cooldowns.map(({ endpointGroup, kind, until }) => ({
      group: endpointGroup,
      kind: kind === "quota" ? "quota" : "rate",
      until: until.toISOString(),
    })),
    callsLast24h: Object.fromEntries(
      counts.map(({ endpointGroup, _sum }) => [endpointGroup, _sum.calls ?? 0]),
    ),
  };
}
