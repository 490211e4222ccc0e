import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect } from "vitest";
import { EmbeddedPostgresUnavailable, startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { copyDataDirectory, createDataDirectory, query } from "./embedded-postgres";

/** The row of each copy of a stopped server. */
export const row = [{ word: "here" }];
export const readRow = (url: string) => query(url, "SELECT word FROM kept");

/** Creates the data directory of a stopped server with one row. @returns a function that copies it for a test */
export function stoppedServer(): () => string {
  let original = "";
  beforeAll(async () => {
    original = createDataDirectory();
    const server = await startEmbeddedPostgres(original);
    await query(server.url, "CREATE TABLE kept AS SELECT 'here' AS word");
    await server.stop();
  });
  afterAll(() => rmSync(original, { recursive: true, force: true }));
  return () => copyDataDirectory(original);
}

/** Matches the error of a start that is refused. */
export const refusal = (words: RegExp) => {
  const message = expect.stringMatching(words);
  return expect.objectContaining({ name: EmbeddedPostgresUnavailable.name, message });
};
