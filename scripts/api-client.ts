import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openApiDocument } from "@/lib/api/openapi/document";

const file = path.join("lib", "client", "generated.ts");

const note =
  "/** Types of the API, made from its document by `npm run api:client`. Not to be edited by hand. */\n";

async function generated(): Promise<string> {
  // The generator prints with TypeScript's old compiler API.
  await import("./typescript-for-depcruise.mjs" as string);
  const { astToString, default: openapiTypescript } = await import("openapi-typescript");
  const document = structuredClone(openApiDocument()) as unknown as Parameters<typeof openapiTypescript>[0];
  return note + astToString(await openapiTypescript(document, { alphabetize: true }));
}

/** `npm run api:client [-- --check]`: writes the types of the API's client, or fails when they are not up to date. */
export async function main(parameters: string[]): Promise<void> {
  const text = await generated();
  if (!parameters.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`${file} is not what the API's document says. Run npm run api:client and commit it.`);
    process.exit(1);
  }
}
