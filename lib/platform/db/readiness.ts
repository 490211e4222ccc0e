import { sql } from ".";

/** Tells whether the database responds. */
export async function isDatabaseReady(): Promise<boolean> {
  return sql("SELECT 1").then(
    () => true,
    () => false,
  );
}
