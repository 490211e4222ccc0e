import { expect, it, vi } from "vitest";
import { onRequestError } from "@/instrumentation";
import { log } from "@/lib/platform/log";

it("Errors of pages and server actions are logged without the query", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  using logError = vi.spyOn(log, "error");
  const error = new Error("the database went away");
  await onRequestError(
    error,
    { method: "GET", path: "/callback?code=a-secret", headers: { cookie: "another-secret" } },
    {
      routerKind: "App Router",
      routePath: "/callback",
      routeType: "render",
      renderSource: "react-server-components",
      revalidateReason: undefined,
    },
  );
  expect(logError).toHaveBeenCalledWith(
    expect.objectContaining({ error, path: "/callback" }),
    expect.any(String),
  );
  expect(JSON.stringify(logError.mock.calls)).not.toContain("secret");
});
