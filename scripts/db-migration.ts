import path from "node:path";
import { writeMigration } from "@/lib/platform/db/write-migration";
import { failPlainly, provideDatabase } from "./support/database";

/** `npm run db:migration NAME`: writes the next migration from the schema. */
export async function main([name]: string[]) {
  try {
    if (!name) {
      console.error("Name the migration: npm run db:migration add-playlist-versions");
      process.exit(1);
    }
    const { url, stop } = await provideDatabase();
    const file = await writeMigration(name, url);
    console.log(
      file
        ? `Wrote ${path.relative(process.cwd(), file)}`
        : "The migrations match the schema: nothing to write.",
    );
    await stop();
  } catch (error) {
    failPlainly(error);
  }
}
