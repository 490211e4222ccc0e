import { applyMigrations } from "@/lib/platform/db/migrations";
import { failPlainly, provideDatabase } from "./support/database";

/** `npm run db:migrate`: applies missing migrations. */
export async function main() {
  try {
    const { url, stop } = await provideDatabase();
    try {
      const applied = await applyMigrations(url);
      console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
    } finally {
      await stop();
    }
  } catch (error) {
    failPlainly(error);
  }
}
