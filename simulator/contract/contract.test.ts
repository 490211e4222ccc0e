import { describe, expect, test } from "vitest";
import { oneInTurnByDepth, onlyDeep, sizeByDepth } from "@/testing/depth";
import type { ApiRoute } from "../api/http/api-route";
import { remainingRoutes } from "../api/http/routes";
import { sendWithoutLength } from "../test-support";
import { readApiDescription } from "./api-description";
import { catalogCases } from "./catalog-cases";
import { commonCases } from "./common-cases";
import type { ContractCase } from "./contract-case";
import { ContractChecker, type Finding, formatFinding } from "./contract-checker";
import { type ContractWorld, startContractWorld } from "./contract-world";
import { deviations, listDeviations } from "./deviations";
import { libraryCases } from "./library-cases";
import { playerCases } from "./player-cases";
import { playlistCases } from "./playlist-cases";

/** Cases for every endpoint that remains in Development Mode, by the endpoint's name in Spotify's description. */
const allCases: Record<string, ContractCase[]> = {
  ...libraryCases,
  ...playlistCases,
  ...catalogCases,
  ...playerCases,
};

describe("the contract with Spotify's OpenAPI description", () => {
  const description = readApiDescription();
  const checker = new ContractChecker(description);
  const occurredDeviations = new Set<Finding>();

  test("The cases and the simulator cover exactly the operations that Spotify has not deprecated", () => {
    const operations = Object.keys(description.operations).sort();
    expect(Object.keys(allCases).sort()).toEqual(operations);
    expect(
      remainingRoutes.map(({ method, path }) => eraseParameterNames(`${method} ${path}`)).sort(),
    ).toEqual(operations.map(eraseParameterNames).sort());
  });

  describe.each(Object.entries(allCases).map(([operation, cases], row) => ({ operation, cases, row })))(
    "$operation",
    ({ operation, cases, row }) => {
      const route = findRoute(operation);
      const title = (status: number, about: string) =>
        `${operation} answers ${status} as described (${about})`;

      test.each(cases.map(each => [title(each.status, each.about), each] as const))("%s", async (_, each) => {
        const world = await startContractWorld();
        await each.prepare?.(world);
        const authorization = `Bearer ${world.api.accessToken}`;
        await expectContractKept(
          operation,
          each.status,
          await sendRequest(world, route, each, authorization),
        );
      });

      const common = commonCases.filter(({ applies }) => applies?.(route) ?? true);
      test.each(oneInTurnByDepth(common, row).map(each => [title(each.status, each.about), each] as const))(
        "%s",
        async (_, each) => {
          const world = await startContractWorld();
          const authorization = await each.prepare(world, route);
          const response = await sendRequest(world, route, firstCase(cases), authorization);
          await expectContractKept(operation, each.status, response);
        },
      );

      // All endpoints refuse these with the same code.
      if (row % sizeByDepth(8, 1)) return;
      test(title(414, "URL too long"), async () => {
        const world = await startContractWorld();
        const path = `${firstCase(cases).path.split("?")[0]}?uris=${"x".repeat(9000)}`;
        await expectContractKept(operation, 414, await sendRequest(world, route, { path }, "Bearer x"));
      });

      if (route.method === "GET" || route.method === "DELETE") return;
      test(title(411, "no Content-Length"), async () => {
        const world = await startContractWorld();
        const { path } = firstCase(cases);
        await expectContractKept(operation, 411, await sendWithoutLength(world, route.method, path));
      });
    },
  );

  onlyDeep(test)("Every listed deviation from Spotify's description occurs in some reply", () => {
    expect(listedDeviations.filter(each => !occurredDeviations.has(each)).map(formatFinding)).toEqual([]);
  });

  test("Every deviation from Spotify's description has a reason and a public source, and none is listed twice", () => {
    const matching = (pattern: RegExp) => expect.stringMatching(pattern);
    for (const { why, source } of deviations) expect([why, source]).toEqual([/./, /^https:/].map(matching));
    expect(new Set(listedDeviations.map(formatFinding)).size).toBe(listedDeviations.length);
  });

  /** Expects the status, and that the reply differs from the description only in listed ways. */
  async function expectContractKept(operation: string, status: number, response: Response): Promise<void> {
    const text = await response.text();
    expect(response.status, text).toBe(status);
    const contentType = response.headers.get("content-type");
    const findings = checker.check({ operation, status, contentType, text });
    const unlisted = findings.filter(finding => {
      const deviation = listedDeviations.find(each => matchesDeviation(each, finding));
      if (deviation) occurredDeviations.add(deviation);
      return !deviation;
    });
    expect(unlisted, unlisted.map(formatFinding).join("\n")).toEqual([]);
  }
});

const listedDeviations = listDeviations();

/** Compares a listed deviation with a finding; `* 404` matches status 404 of any operation. */
function matchesDeviation(deviation: Finding, { where, what }: Finding): boolean {
  if (deviation.what !== what) return false;
  return deviation.where === where || deviation.where === where.replace(/^[A-Z]+ \S+ /, "* ");
}

function sendRequest(
  world: ContractWorld,
  { method }: ApiRoute,
  { path, body }: Pick<ContractCase, "path" | "body">,
  authorization: string,
) {
  return fetch(`${world.url}/v1${path}`, {
    method,
    headers: authorization === "" ? {} : { authorization },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
}

function firstCase([first]: readonly ContractCase[]): ContractCase {
  if (!first) throw new Error("an operation has no case");
  return first;
}

function findRoute(operation: string): ApiRoute {
  const route = remainingRoutes.find(
    ({ method, path }) => eraseParameterNames(`${method} ${path}`) === eraseParameterNames(operation),
  );
  if (!route) throw new Error(`the simulator has no ${operation}`);
  return route;
}

/** Makes `/playlists/{playlist_id}` and `/playlists/{id}` equal. */
function eraseParameterNames(operation: string): string {
  return operation.replaceAll(/\{\w+\}/g, "{}");
}
