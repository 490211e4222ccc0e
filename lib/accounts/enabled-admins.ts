import type pg from "pg";
import { type Context, requireAdmin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

const enabledAdminSql = "SELECT 1 FROM users WHERE role = 'admin' AND disabled_at IS NULL";

/**
 * Checks, under the lock of the admin role, that the caller is still an admin: another admin may have changed that since the
 * request began.
 * @throws AppError not_allowed
 */
export async function requireEnabledAdmin(client: pg.PoolClient, ctx: Context): Promise<void> {
  requireAdmin(ctx);
  const callerId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const { rowCount } = await client.query(`${enabledAdminSql} AND id = $1`, [callerId]);
  if (rowCount === 0) throw new AppError("not_allowed", { reason: "admins_only" });
}

/** Checks after a change that an admin remains who can sign in. @throws AppError last_admin */
export async function requireRemainingAdmin(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query(`${enabledAdminSql} LIMIT 1`);
  if (rowCount === 0) throw new AppError("last_admin");
}
