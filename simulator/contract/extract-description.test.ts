import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readApiDescription } from "./api-description";
import { extractDescription } from "./extract-description";

const yaml = `
info: { version: 1.2.3, description: Prose. }
paths:
  /songs/{id}:
    get:
      summary: Prose.
      parameters:
        - { $ref: "#/components/parameters/PathId" }
        - { name: market, in: query, schema: { type: string, enum: [DE, SE], title: Prose, example: SE } }
      responses:
        "200": { $ref: "#/components/responses/OneSong" }
        "204": { description: Prose. }
  /old: { get: { deprecated: true, responses: { "200": { $ref: "#/components/responses/OneSong" } } } }
components:
  parameters:
    PathId: { name: id, in: path, required: true, description: Prose., schema: { type: string } }
  responses:
    OneSong:
      description: Prose.
      content: { application/json: { schema: { $ref: "#/components/schemas/Song" } } }
  schemas:
    Song:
      type: object
      required: [title]
      properties:
        title: { type: string, description: Prose., example: Prose }
        artists: { type: array, items: { $ref: "#/components/schemas/Artist" } }
        description: { type: string, nullable: true, deprecated: true }
    Artist: { allOf: [{ $ref: "#/components/schemas/Named" }, { properties: { rank: { type: integer, minimum: 1 } } }] }
    Named: { properties: { name: { type: string } } }
    Unused: { type: string }
`;

test("The description is reduced to facts: operations, parameters, replies and reachable schemas, without prose", () => {
  expect(extractDescription(yaml)).toEqual({
    source: expect.objectContaining({ version: "1.2.3", license: "MIT" }),
    operations: {
      "GET /songs/{id}": {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "market", in: "query", required: false, schema: { type: "string", enum: ["DE", "SE"] } },
        ],
        replies: { 200: { $ref: "#/components/schemas/Song" }, 204: null },
      },
    },
    schemas: {
      Artist: {
        allOf: [
          { $ref: "#/components/schemas/Named" },
          { properties: { rank: { type: "integer", minimum: 1 } } },
        ],
      },
      Named: { properties: { name: { type: "string" } } },
      Song: {
        type: "object",
        required: ["title"],
        properties: {
          artists: { type: "array", items: { $ref: "#/components/schemas/Artist" } },
          description: { type: "string", nullable: true, deprecated: true },
          title: { type: "string" },
        },
      },
    },
  });
});

const publishedPath = "../shared/spotify-openapi/fixed-spotify-open-api.yml";
const isPresent = existsSync(publishedPath);
const skipReason = isPresent ? "" : ` (skipped: this machine has no ${publishedPath})`;

test.skipIf(!isPresent)(
  `spotify-api.json equals a fresh extraction of the published description${skipReason}`,
  () => {
    expect(readApiDescription()).toEqual(extractDescription(readFileSync(publishedPath, "utf8")));
  },
);
