import { connectionState } from "@/lib/connections/connection-state";
import { requireAdmin, type UserContext } from "@/lib/core/context";
import { prisma, type SyncJobState, sql } from "@/lib/platform/db";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { listUsers } from "./list-users";

type Input = { limit: number; cursor?: string };
type LastImport = { userId: string; state: SyncJobState; createdAt: Date; finishedAt: Date | null };

const newestImports = `SELECT n.user_id AS "userId", n.state, n.created_at AS "createdAt", n.finished_at AS "finishedAt"
  FROM unnest($1::uuid[]) AS input(id) CROSS JOIN LATERAL
    (SELECT * FROM sync_jobs WHERE user_id = input.id ORDER BY created_at DESC LIMIT 1) AS n`;

const callsLast24h = `SELECT user_id AS "userId", sum(calls)::int AS calls FROM spotify_call_counts
  WHERE user_id = ANY($1::uuid[]) AND hour > now() - interval '24 hours' GROUP BY user_id`;

const byUser = <Row extends { userId: string }>(rows: Row[]) => new Map(rows.map(row => [row.userId, row]));

/** Lists all accounts with connection, calls of the last 24 hours and newest import. @throws AppError not_allowed */
export async function listPeople(
  ctx: UserContext,
  input: Input,
): Promise<{ items: ManagedUser[]; nextCursor: string | null }> {
  requireAdmin(ctx);
  const page = await listUsers(ctx, input);
  const ids = page.items.map(({ id }) => id);
  const peopleFilter = { where: { userId: { in: ids } } };
  const [credentials, connections, calls, imports] = await Promise.all([
    prisma().spotifyCredentials.findMany(peopleFilter).then(byUser),
    prisma().spotifyConnection.findMany(peopleFilter).then(byUser),
    sql<{ userId: string; calls: number }>(callsLast24h, [ids]).then(byUser),
    sql<LastImport>(newestImports, [ids]).then(byUser),
  ]);
  const presentLastImport = (job: LastImport) => ({
    state: job.state,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  });
  const items = page.items.map(user => {
    const newest = imports.get(user.id);
    return {
      ...user,
      connection: connectionState(
        credentials.get(user.id) ?? null,
        connections.get(user.id) ?? null,
        new Date(),
      ),
      callsLast24h: calls.get(user.id)?.calls ?? 0,
      lastImport: newest ? presentLastImport(newest) : null,
    };
  });
  return { items, nextCursor: page.nextCursor };
}
