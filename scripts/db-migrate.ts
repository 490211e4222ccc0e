import { applyMigrations } from "@/lib/platform/db/migrations";
import { requireSetting } from "@/lib/platform/env";
import { failPlainly, provideDatabase } from "./database";

/** `npm run db:migrate`: applies what is missing of prisma/migrations. */
export async function main() {
  try {
    const stop = await provideDatabase();
    const applied = await applyMigrations(requireSetting("DATABASE_URL"));
    console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
    stop();
  } catch (error) {
    failPlainly(error);
  }
}
