import { sql } from ".";

/** Whether the database answers. */
export async function isDatabaseReady(): Promise<boolean> {
  return sql("SELECT 1").then(
    () => true,
    () => false,
  );
}
