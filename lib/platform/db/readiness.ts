import { hasIdleConnection, sql } from ".";

/** Tells whether the database responds. */
export async function isDatabaseReady(): Promise<boolean> {
  return sql("SELECT 1").then(
    () => true,
    () => false,
  );
}

/**
 * Tells whether a page can be rendered. Queries the database only if no connection is open and unused: the connections close at
 * once when the server ends.
 */
export const canReachDatabase = async (): Promise<boolean> => hasIdleConnection() || isDatabaseReady();
