// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { ApiProblem } from "@/lib/client/request";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ProblemNote } from "./problem-note";
import { toastProblem } from "./toast-problem";

const problemOf = (code: string, reason?: string) =>
  new ApiProblem({ code, reason, status: 409, title: "A problem", detail: "It happened." });

it("A problem of the API links to the reason in the article of its code, and a problem of the browser does not", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ProblemNote error={problemOf("not_found", "playlist")} retry={() => {}} />);
  expect(screen.getByRole("link").getAttribute("href")).toBe("/help/errors/not_found#playlist");
  for (const code of ["network", "unexpected_reply"])
    show(<ProblemNote error={problemOf(code)} retry={() => {}} />);
  expect(screen.getAllByRole("link")).toHaveLength(1);
});

it("A text that was refused says what to type instead, and offers no retry", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  const refused = {
    code: "validation_failed",
    status: 400,
    title: "Validation failed",
    detail: "q: Too long.",
  };
  const errors = [{ path: "q", message: "Too long." }];
  show(<ProblemNote error={new ApiProblem({ ...refused, errors })} retry={() => {}} />);
  screen.getByText("Too long.");
  expect(screen.queryByRole("button")).toBeNull();
});

it("A toast about an error has its words and links to its article, and one about the browser has only the words", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(null);
  act(() => toastProblem("Not saved", problemOf("quota_exceeded")));
  expect(await screen.findByText("It happened.")).toBeTruthy();
  expect((await screen.findByRole("link")).getAttribute("href")).toBe("/help/errors/quota_exceeded");
  act(() => toastProblem("Not reached", problemOf("network"), { detail: "Nobody answers." }));
  expect(await screen.findByText("Nobody answers.")).toBeTruthy();
  expect(screen.getAllByRole("link")).toHaveLength(1);
});
