import { log } from "../log";

/** serialization_failure, deadlock_detected, and Prisma's code for both. */
const conflictCodes = ["40001", "40P01", "P2034"];

export const isConflict = (error: unknown): boolean =>
  conflictCodes.includes((error as { code?: string }).code ?? "");

/** Runs work again, once, if PostgreSQL ended it in favor of concurrent work. The work must have no effect outside of the database. */
export async function retryConflict<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConflict(error)) throw error;
    log.warn({ error }, "a transaction is repeated after a conflict with another one");
    return work();
  }
}
