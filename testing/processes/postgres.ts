import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";

/** Supervises the embedded PostgreSQL of a data directory until the process is killed, and prints its address. */
const { url } = await startEmbeddedPostgres(process.argv[2] ?? "");
process.stdout.write(`${url}\n`);
