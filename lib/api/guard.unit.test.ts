import { describe, expect, it } from "vitest";
import { withGuard } from "./guard";
import { type OperationName, operations } from "./operations";
import type { Operation } from "./operations/operation";

const queries = (Object.keys(operations) as OperationName[]).flatMap(name => {
  const { query }: Operation = operations[name];
  return query ? Object.keys(query.shape).map(parameter => [name, parameter, query] as const) : [];
});

describe("query parameters", () => {
  it("Operations have query parameters", () => {
    expect(queries.length).toBeGreaterThan(30);
  });

  it.each(queries)("%s refuses %s given twice and names it", async (_, parameter, query) => {
    const handler = withGuard({ access: "public", query }, async () => new Response());
    const request = new Request(`http://localhost/api/v1/x?${parameter}=1&other=1&other=2&${parameter}=1`);
    const response = await handler(request, { params: Promise.resolve({}) });
    expect(response.status).toBe(400);
    await expect(response.json()).resolves.toMatchObject({
      code: "validation_failed",
      detail: `${parameter}: Give this parameter only once.`,
      errors: [{ path: parameter, message: "Give this parameter only once." }],
    });
  });

  it("Unknown parameters are ignored, however often they are given", async () => {
    const query = (operations["GET /playlists"] as Operation).query;
    const handler = withGuard({ access: "public", ...(query && { query }) }, async () => new Response());
    const request = new Request("http://localhost/api/v1/playlists?limit=5&other=1&other=2");
    expect((await handler(request, { params: Promise.resolve({}) })).status).toBe(200);
  });
});
