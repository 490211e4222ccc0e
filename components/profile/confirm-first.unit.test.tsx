// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { ConfirmFirst } from "./confirm-first";

afterEach(cleanup);

const signOn: SingleSignOn = {
  provider: "Home",
  connectedAt: "2026-11-01T00:00:00.000Z",
  hasPassword: false,
  passwordsOn: true,
  confirmedUntil: null,
};

it.each<[string, Partial<SingleSignOn>]>([
  ["Confirm with Home", {}],
  ["Connect Home", { connectedAt: null }],
  ["Connect Home", { connectedAt: null, hasPassword: true, passwordsOn: false }],
])("A person is offered: %s", (name, state) => {
  render(<ConfirmFirst signOn={{ ...signOn, ...state }} />);
  expect(screen.queryByRole("button", { name })).not.toBeNull();
});

it("A person with neither a password nor a provider reads how to set a password", () => {
  render(<ConfirmFirst signOn={{ ...signOn, provider: null, connectedAt: null }} />);
  expect(screen.getByRole("link", { name: "Forgot your password?" }).getAttribute("href")).toBe(
    "/forgot-password",
  );
  expect(screen.queryByRole("button")).toBeNull();
});
