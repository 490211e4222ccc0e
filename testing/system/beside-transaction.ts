import { withWorkload } from "@/lib/platform/db";

/** Runs what other requests do while a test holds a transaction open. In a transaction, queries of its own are refused. */
export const besideTransaction = <T>(work: () => T): T => withWorkload({ pool: "requests" }, work);
