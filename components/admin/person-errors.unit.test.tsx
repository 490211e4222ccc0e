// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, emptyPage, job, onlyPage } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { JobsSection } from "./jobs-section";
import { PersonErrors } from "./person-errors";

const user = { id: "a4b7d1f0-0000-4000-8000-000000000002", username: "ada" };
const detail = "Your developer app made too many requests.";

it("An admin reads the words that another person got as a quotation", async () => {
  await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /admin/users/{id}/errors": onlyPage({
      id: "error",
      place: "import",
      code: "rate_limited",
      status: 429,
      title: "Too many requests",
      detail,
      requestId: "request",
      count: 1,
      firstAt: "2026-11-21T12:00:00.000Z",
      lastAt: "2026-11-21T12:00:00.000Z",
    }),
    "GET /admin/sync/jobs": {
      ...emptyPage,
      items: [{ ...job({ state: "failed", error: { code: "rate_limited", detail } }), user }],
    },
  });
  show(
    <>
      <JobsSection />
      <PersonErrors person={user} open onClose={() => {}} />
    </>,
  );
  const quotation = `Shown to ada: “${detail}”`;
  await expect.poll(() => screen.getAllByText(quotation).length).toBe(2);
});
