import { expect, it, onTestFinished, vi } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { flushErrors } from "@/lib/accounts/person-errors";
import { AppError } from "@/lib/core/errors";
import { prisma } from "@/lib/platform/db";
import { createUser } from "@/testing/people";
import { untilTrue } from "@/testing/system/event-loop";
import { startLocalServer } from "@/testing/system/local-server";
import { withGuard } from "./guard";
import { startFairly } from "./http/fair-start";

const segment = { params: Promise.resolve({}) };

it("A refusal and a failure of an operation are recorded for the person with the id of the request, a missing right is not", async () => {
  const ctx = await createUser();
  const { token } = await createApiToken(ctx, { name: "Lamp", scopes: ["read"] });
  const errors = [new AppError("reauth_required", { reason: "ended" }), new Error("a bug")];
  const requestIds = [];
  for (const error of errors) {
    const handler = withGuard({ access: "user" }, () => Promise.reject(error), "GET /player");
    const headers = { authorization: `Bearer ${token}` };
    const reply = await handler(new Request("http://127.0.0.1/api/v1/player", { headers }), segment);
    requestIds.push(reply.headers.get("x-request-id"));
    const write = new Request("http://127.0.0.1/api/v1/player", { method: "PUT", headers });
    expect((await handler(write, segment)).status).toBe(403);
  }
  await flushErrors();
  const rows = await prisma().personError.findMany({
    where: { userId: ctx.userId },
    orderBy: { code: "desc" },
  });
  expect(rows.map(({ code, place, requestId }) => [code, place, requestId])).toEqual([
    ["reauth_required", "GET /player", requestIds[0]],
    ["internal_error", "GET /player", requestIds[1]],
  ]);
});

it("Requests whose work lasts let others start as soon as their person is known", async () => {
  const { token } = await createApiToken(await createUser(), { name: "Lamp", scopes: ["read"] });
  // Requests that hang for long let others start, too.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const works: ((response: Response) => void)[] = [];
  const handler = withGuard({ access: "user" }, () => new Promise(resolve => works.push(resolve)));
  const url = await startLocalServer(
    startFairly(async ({ headers: { authorization = "" } }, response) => {
      const request = new Request("http://127.0.0.1/api/v1/player", { headers: { authorization } });
      response.writeHead((await handler(request, segment)).status).end();
    }),
  );
  const replies = Array.from({ length: 24 }, () =>
    fetch(url, { headers: { authorization: `Bearer ${token}` } }),
  );
  await untilTrue(() => works.length === 24);
  for (const end of works) end(new Response());
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(Array(24).fill(200));
});
