import { once } from "node:events";
import { applyMigrations } from "@/lib/platform/db/migrations";

/** Applies the migrations to the database of the parameter after a line of input, and prints how many it applied. */
process.stdout.write("ready\n");
await once(process.stdin, "data");
const applied = await applyMigrations(process.argv[2] ?? "");
process.stdout.write(`${applied.length}\n`, () => process.exit());
