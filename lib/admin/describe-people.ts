import { presentUser } from "@/lib/accounts/present-user";
import { connectionState, reauthorizeBy } from "@/lib/connections/connection-state";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { prisma, type SyncJobState, sql } from "@/lib/platform/db";
import type { ManagedUser } from "@/lib/schemas/spotify";

type UserRow = Parameters<typeof presentUser>[0] & { disabledAt: Date | null };
type LastImport = { userId: string; state: SyncJobState; createdAt: Date; finishedAt: Date | null };

const newestImports = `SELECT n.user_id AS "userId", n.state, n.created_at AS "createdAt", n.finished_at AS "finishedAt"
  FROM unnest($1::uuid[]) AS input(id) CROSS JOIN LATERAL
    (SELECT * FROM sync_jobs WHERE user_id = input.id ORDER BY created_at DESC LIMIT 1) AS n`;

const callsLast24h = `SELECT user_id AS "userId", sum(calls)::int AS calls FROM spotify_call_counts
  WHERE user_id = ANY($1::uuid[]) AND hour > now() - interval '24 hours' GROUP BY user_id`;

const byUser = <Row extends { userId: string }>(rows: Row[]) => new Map(rows.map(row => [row.userId, row]));

const presentLastImport = (job: LastImport) => ({
  state: job.state,
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
});

/** Adds to accounts their connection, calls of the last 24 hours and newest import. @throws AppError not_allowed */
export async function describePeople(ctx: UserContext, users: UserRow[]): Promise<ManagedUser[]> {
  requireAdmin(ctx);
  const ids = users.map(({ id }) => id);
  const peopleFilter = { where: { userId: { in: ids } } };
  const [credentials, connections, calls, imports] = await Promise.all([
    prisma().spotifyCredentials.findMany(peopleFilter).then(byUser),
    prisma().spotifyConnection.findMany(peopleFilter).then(byUser),
    sql<{ userId: string; calls: number }>(callsLast24h, [ids]).then(byUser),
    sql<LastImport>(newestImports, [ids]).then(byUser),
  ]);
  return users.map(user => {
    const connection = connections.get(user.id) ?? null;
    const newest = imports.get(user.id);
    return {
      ...presentUser(user),
      disabledAt: user.disabledAt?.toISOString() ?? null,
      connection: connectionState(credentials.get(user.id) ?? null, connection, new Date()),
      reauthorizeBy: connection && reauthorizeBy(connection.authorizedAt).toISOString(),
      callsLast24h: calls.get(user.id)?.calls ?? 0,
      lastImport: newest ? presentLastImport(newest) : null,
    };
  });
}
