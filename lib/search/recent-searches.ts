import type { UserContext } from "@/lib/core/context";
import { personTransaction, prisma } from "@/lib/platform/db";
import type { RecentSearch } from "@/lib/schemas/search";

/** So many of the latest searches are remembered. */
const maxSearches = 20;

/** Lists the person's recent searches, the latest first. */
export async function listRecentSearches({ userId }: UserContext): Promise<{ items: RecentSearch[] }> {
  const rows = await prisma().recentSearch.findMany({
    where: { userId },
    orderBy: [{ searchedAt: "desc" }, { q: "asc" }],
  });
  return { items: rows.map(({ q, searchedAt }) => ({ q, searchedAt: searchedAt.toISOString() })) };
}

/** Remembers a search as the latest, and forgets the oldest. */
export async function rememberSearch({ userId }: UserContext, q: string): Promise<void> {
  await personTransaction(userId, async client => {
    await client.query("DELETE FROM recent_searches WHERE user_id = $1 AND lower(q) = lower($2)", [
      userId,
      q,
    ]);
    await client.query(
      "INSERT INTO recent_searches (user_id, q, searched_at) VALUES ($1, $2, clock_timestamp())",
      [userId, q],
    );
    await client.query(
      `DELETE FROM recent_searches WHERE user_id = $1 AND q NOT IN (
         SELECT q FROM recent_searches WHERE user_id = $1 ORDER BY searched_at DESC, q LIMIT ${maxSearches})`,
      [userId],
    );
  });
}

/** Forgets a search, or all of them. */
export async function forgetSearches({ userId }: UserContext, q: string | undefined): Promise<void> {
  // PostgreSQL takes no NUL, and no stored text has one.
  await prisma().recentSearch.deleteMany({
    where: { userId, ...(q !== undefined && { q: q.replaceAll("\0", "") }) },
  });
}
