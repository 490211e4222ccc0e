// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { SignInForm } from "./auth-form";

async function signInWith(error: Error) {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<SignInForm action={() => Promise.reject(error)} next="/music" />);
  const email = screen.getByLabelText<HTMLInputElement>("Email");
  const password = screen.getByLabelText<HTMLInputElement>("Password");
  email.value = "ada@example.org";
  password.value = "a good password";
  screen.getByRole("button", { name: "Sign in" }).click();
  const message = await screen.findByRole("alert");
  return { message: message.textContent, typed: [email.value, password.value] };
}

it.each([
  [
    new UnrecognizedActionError("not found"),
    "This page is from before an update of Tonearm. Reload the page",
  ],
  [new TypeError("Failed to fetch"), "The form could not be sent. Check your connection"],
  [new Error("This form came from another address."), "This form came from another address."],
])("A form that fails with %s explains it and keeps what was typed", async (error, explanation) => {
  const { message, typed } = await signInWith(error);
  expect(message).toContain(explanation);
  expect(typed).toEqual(["ada@example.org", "a good password"]);
});

it("A password is shown on request, and hidden again", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<SignInForm action={async state => state} next="/music" />);
  const password = screen.getByLabelText<HTMLInputElement>("Password");
  const types = [password.type];
  for (let press = 0; press < 2; press++) {
    fireEvent.click(screen.getByRole("button", { name: /^Show what is typed/ }));
    types.push(password.type);
  }
  expect(types).toEqual(["password", "text", "password"]);
});
