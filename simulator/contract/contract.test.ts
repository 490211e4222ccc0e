import { describe, expect, test } from "vitest";
import type { ApiRoute } from "../api/http/api-route";
import { remainingRoutes } from "../api/http/routes";
import { emptyWithoutLength } from "../test-support";
import type { Case } from "./cases";
import { catalogueCases } from "./catalog-cases";
import { commonCases } from "./common-cases";
import { Description, hasDescription } from "./description";
import { deviations, singleDeviations } from "./deviations";
import { ContractChecker, type Finding } from "./findings";
import { libraryCases } from "./library-cases";
import { playerCases } from "./player-cases";
import { playlistCases } from "./playlist-cases";
import { type Stage, stage } from "./stage";

/** Every endpoint that remains in Development Mode, by its name in Spotify's own description. */
const allCases: Record<string, Case[]> = {
  ...libraryCases,
  ...playlistCases,
  ...catalogueCases,
  ...playerCases,
};

const skipped = hasDescription ? "" : " – skipped: ../shared/spotify-openapi is not beside this repository";

describe.skipIf(!hasDescription)(`the contract with Spotify's OpenAPI description${skipped}`, () => {
  const description = hasDescription ? new Description() : null;
  const checker = description && new ContractChecker(description);
  const occurred = new Set<Finding>();

  test("has cases for exactly the operations that are not deprecated there, as has the simulator", () => {
    const remaining = description?.operations();
    expect(Object.keys(allCases).sort()).toEqual(remaining);
    const shapes = (names: readonly string[] = []) => names.map(withoutNames).sort();
    expect(remainingRoutes.map(({ method, path }) => withoutNames(`${method} ${path}`)).sort()).toEqual(
      shapes(remaining),
    );
  });

  describe.each(Object.entries(allCases))("%s", (operation, cases) => {
    const route = routeOf(operation);

    test.each(cases.map(each => [each.about, each] as const))("%s", async (_, each) => {
      const set = await stage();
      await each.before?.(set);
      const { accessToken } = set.api;
      await expectKept(operation, each.status, await request(set, route, each, `Bearer ${accessToken}`));
    });

    const common = commonCases.filter(({ applies }) => applies?.(route) ?? true);
    test.each(common.map(each => [each.about, each] as const))("%s", async (_, each) => {
      const set = await stage();
      const authorization = await each.before(set, route);
      await expectKept(operation, each.status, await request(set, route, firstOf(cases), authorization));
    });

    test("an address that is too long", async () => {
      const set = await stage();
      const path = `${firstOf(cases).path.split("?")[0]}?uris=${"x".repeat(9000)}`;
      await expectKept(operation, 414, await request(set, route, { path }, "Bearer x"));
    });

    if (route.method === "GET" || route.method === "DELETE") return;
    test("no length", async () => {
      const set = await stage();
      const { path } = firstOf(cases);
      await expectKept(operation, 411, await emptyWithoutLength(set, route.method, path));
    });
  });

  test("has no deviation listed that never occurs", () => {
    expect(listedDeviations.filter(each => !occurred.has(each)).map(nameOf)).toEqual([]);
  });

  test("has a reason and a public source for each deviation, and none twice", () => {
    for (const { why, source } of deviations) expect([why, source]).toEqual([/./, /^https:/].map(matching));
    expect(new Set(listedDeviations.map(nameOf)).size).toBe(listedDeviations.length);
  });

  /** The status is the expected one, and whatever is not as described is in the list. */
  async function expectKept(operation: string, status: number, response: Response): Promise<void> {
    const text = await response.text();
    expect(response.status, text).toBe(status);
    const contentType = response.headers.get("content-type");
    const findings = checker?.check({ operation, status, contentType, text }) ?? [];
    const unlisted = findings.filter(finding => {
      const deviation = listedDeviations.find(each => covers(each, finding));
      if (deviation) occurred.add(deviation);
      return !deviation;
    });
    expect(unlisted, unlisted.map(nameOf).join("\n")).toEqual([]);
  }
});

const listedDeviations = singleDeviations();

const matching = (pattern: RegExp) => expect.stringMatching(pattern);

/** `* 404` stands for that status of any operation. */
function covers(deviation: Finding, { where, what }: Finding): boolean {
  if (deviation.what !== what) return false;
  return deviation.where === where || deviation.where === where.replace(/^[A-Z]+ \S+ /, "* ");
}

function nameOf({ where, what }: Finding): string {
  return `${where}: ${what}`;
}

function request(set: Stage, { method }: ApiRoute, call: Pick<Case, "path" | "body">, authorization: string) {
  const { body } = call;
  return fetch(`${set.url}/v1${call.path}`, {
    method,
    headers: authorization === "" ? {} : { authorization },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
}

function firstOf([first]: readonly Case[]): Case {
  if (!first) throw new Error("an operation has no case");
  return first;
}

function routeOf(operation: string): ApiRoute {
  const route = remainingRoutes.find(
    ({ method, path }) => withoutNames(`${method} ${path}`) === withoutNames(operation),
  );
  if (!route) throw new Error(`the simulator has no ${operation}`);
  return route;
}

/** `/playlists/{playlist_id}` and `/playlists/{id}` are the same. */
function withoutNames(operation: string): string {
  return operation.replaceAll(/\{\w+\}/g, "{}");
}
