import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { allOperations } from "@/lib/api/operations";
import { openApiDocument } from "./document";

const folder = path.resolve("app/api/v1");

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Returns the API path of each route file, the paths that it passes to `routesOr405`, and the methods that it exports. */
function routeFiles() {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === "route.ts" && !file.includes("[..."))
    .map(file => {
      const source = readFileSync(path.join(folder, file), "utf8");
      const lists = source.matchAll(/export const \{ ([A-Z, ]+) \} =/g);
      const functions = source.matchAll(/export async function ([A-Z]+)\b/g);
      return {
        address: `/${path.dirname(file).replace(/\[(\w+)\]/g, "{$1}")}`,
        paths: [...source.matchAll(/\broutesOr405\(\s*"([^"]+)"/g)].map(([, name]) => name),
        exported: [...lists, ...functions].flatMap(([, names = ""]) => names.split(", ")),
      };
    });
}

it("Every route file exports all methods, so that methods without a handler are refused with 405", () => {
  for (const { address, exported } of routeFiles())
    expect(exported.toSorted(), address).toEqual(methods.toSorted());
});

describe("OpenAPI document", () => {
  it("Every route file serves the path of its folder, and the document has all of these paths", () => {
    for (const { address, paths } of routeFiles()) expect(paths).toEqual([address]);
    const paths = routeFiles().map(({ address }) => address);
    expect(Object.keys(openApiDocument().paths).sort()).toEqual(paths.sort());
  });

  it("The document has all operations, and no others", () => {
    const documented = Object.entries(openApiDocument().paths).flatMap(([address, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${address}`),
    );
    expect(documented.sort()).toEqual(allOperations.map(([name]) => name).sort());
  });

  it("The document and its examples pass a public linter", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      // GET /auth/spotify only redirects.
      rules: { "operation-2xx-response": "off" },
    });
    const source = JSON.stringify(openApiDocument());
    const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`),
    ).toEqual([]);
  });

  it("Every operation has a tag of the document, a summary and a valid example of its body", () => {
    const document = openApiDocument();
    const tags = document.tags.map(({ name }) => name);
    for (const [name, { tag, summary, body, example }] of allOperations) {
      expect(tags, name).toContain(tag);
      expect(summary, name).toMatch(/^[A-Z].*[^.]$/);
      if (body) expect(body.safeParse(example), name).toMatchObject({ success: true });
    }
  });
});
