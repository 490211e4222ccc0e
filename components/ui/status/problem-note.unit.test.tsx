// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ApiProblem } from "@/lib/client/request";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ProblemNote } from "./problem-note";

const problemOf = (code: string) =>
  new ApiProblem({ code, status: 409, title: "A problem", detail: "It happened." });

it("A problem of the API links to the article of its code, and a problem of the browser does not", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ProblemNote error={problemOf("quota_exceeded")} retry={() => {}} />);
  expect(screen.getByRole("link").getAttribute("href")).toBe("/help/errors/quota_exceeded");
  for (const code of ["network", "constructor"])
    show(<ProblemNote error={problemOf(code)} retry={() => {}} />);
  expect(screen.getAllByRole("link")).toHaveLength(1);
});
