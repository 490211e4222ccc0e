import { AsyncLocalStorage } from "node:async_hooks";
import { isDevelopment, isTest } from "../env";
import { perProcess } from "../per-process";

export type PoolName = "requests" | "search" | "files" | "background";

type AfterCommit = () => Promise<void>;

/** The work that needs a connection: its pool and, for requests of people, the person who asked. */
export type Workload = {
  pool: PoolName;
  userId?: string;
  /** Set in a transaction: what it does after COMMIT. */
  afterCommit?: AfterCommit[];
};

const storage = () => perProcess("database workload", () => new AsyncLocalStorage<Workload>());

/** Runs `work` with the connections of a workload. */
export const withWorkload = <T>(workload: Workload, work: () => T): T => storage().run(workload, work);

/** Sets the workload of the current request. */
export const enterWorkload = (workload: Workload): void => storage().enterWith(workload);

export const currentWorkload = (): Workload => storage().getStore() ?? { pool: "requests" };

/**
 * Runs work that takes as long as it needs, such as jobs and the deletion of an account, on connections without a timeout. The
 * work of a request counts for its person there too, so that it leaves connections for jobs.
 */
export const inBackground = <T>(work: () => T): T =>
  withWorkload({ ...currentWorkload(), pool: "background" }, work);

/** Runs `work` without the limit on the connections of one person. */
export const withoutShare = <T>(work: () => T): T => withWorkload({ pool: currentWorkload().pool }, work);

/** Runs `work` in a transaction. Queries on other connections are refused; see `requireNoTransaction`. */
export const insideTransaction = <T>(afterCommit: AfterCommit[], work: () => T): T =>
  withWorkload({ ...currentWorkload(), afterCommit }, work);

/**
 * Runs `work` once the current transaction is committed and its connection is free. For work that waits for something outside of
 * the database. It must not throw, because the transaction cannot be undone any more.
 */
export function afterCommit(work: AfterCommit): void {
  const { afterCommit: works } = currentWorkload();
  if (!works) throw new Error("afterCommit needs a transaction");
  works.push(work);
}

/**
 * Refuses a second connection in a transaction during development and tests. As many such transactions as the pool has connections
 * would wait for each other.
 */
export function requireNoTransaction(): void {
  if (currentWorkload().afterCommit && (isDevelopment() || isTest()))
    throw new Error("A transaction must use its own connection: pass its client to the query.");
}
