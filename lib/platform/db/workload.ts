import { AsyncLocalStorage } from "node:async_hooks";
import { perProcess } from "../per-process";

export type PoolName = "requests" | "search" | "files" | "background";

/** The work that needs a connection: its pool and, for requests to the API, the person who asked. */
export type Workload = { pool: PoolName; userId?: string };

const storage = () => perProcess("database workload", () => new AsyncLocalStorage<Workload>());

/** Runs `work` with the connections of a workload. */
export const withWorkload = <T>(workload: Workload, work: () => T): T => storage().run(workload, work);

export const currentWorkload = (): Workload => storage().getStore() ?? { pool: "requests" };

/**
 * Runs work that takes as long as it needs, such as jobs and the deletion of an account, on connections without a timeout. The
 * work of a request counts for its person there too, so that it leaves connections for jobs.
 */
export const inBackground = <T>(work: () => T): T =>
  withWorkload({ ...currentWorkload(), pool: "background" }, work);

/** Runs `work` without the limit on the connections of one person. */
export const withoutShare = <T>(work: () => T): T => withWorkload({ pool: currentWorkload().pool }, work);
