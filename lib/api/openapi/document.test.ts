import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { allOperations } from "@/lib/api/operations";
import { openApiDocument } from "./document";

const folder = path.resolve("app/api/v1");

/** The routes that the files of the API export: what the file's place says, and the name of the operation in it. */
function routes(): { place: string; name: string | undefined }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(file => path.basename(file) === "route.ts" && !file.includes("[..."))
    .flatMap(file => {
      const source = readFileSync(path.join(folder, file), "utf8");
      const address = `/${path.dirname(file).replace(/\[(\w+)\]/g, "{$1}")}`;
      const methods = [
        ...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
      ];
      const names = [...source.matchAll(/\broute\(\s*"([^"]+)"/g)].map(([, name]) => name);
      return methods.map(([, method]) => {
        const place = `${method} ${address}`;
        return { place, name: names.find(name => name === place) };
      });
    });
}

it("every route says what there is to whoever asks it with another method", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    file => path.basename(file) === "route.ts" && !file.includes("[..."),
  );
  const silent = files.filter(
    file =>
      !readFileSync(path.join(folder, file), "utf8").includes(
        'export * from "@/lib/api/http/method-not-allowed";',
      ),
  );
  expect(silent).toEqual([]);
});

describe("the document of the API", () => {
  it("has every route, under the name by which the route is guarded, and no other", () => {
    for (const { place, name } of routes()) expect(name, `what guards ${place}`).toBe(place);
    const places = routes().map(({ place }) => place);
    expect(allOperations.map(([name]) => name).sort()).toEqual(places.sort());
    const documented = Object.entries(openApiDocument().paths).flatMap(([address, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${address}`),
    );
    expect(documented.sort()).toEqual(places.sort());
  });

  it("is valid and complete as a public linter has it, its examples included", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      // One operation is a link that only redirects.
      rules: { "operation-2xx-response": "off" },
    });
    const source = JSON.stringify(openApiDocument());
    const found = await lintFromString({ source, absoluteRef: "openapi.json", config });
    expect(
      found.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`),
    ).toEqual([]);
  });

  it("describes, groups and gives an example of everything that is sent and answered as JSON", () => {
    const document = openApiDocument();
    const tags = document.tags.map(({ name }) => name);
    for (const [name, { tag, summary, body, example }] of allOperations) {
      expect(tags, name).toContain(tag);
      expect(summary, name).toMatch(/^[A-Z].*[^.]$/);
      if (body) expect(body.safeParse(example), name).toMatchObject({ success: true });
    }
  });
});
