// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ConfirmFirst } from "./confirm-first";

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
])("A person is offered: %s", async (name, state) => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ConfirmFirst signOn={{ ...signOn, ...state }} />);
  expect(screen.queryByRole("button", { name })).not.toBeNull();
});

it("A person with neither a password nor a provider reads how to set a password", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ConfirmFirst signOn={{ ...signOn, provider: null, connectedAt: null }} />);
  expect(screen.getByRole("link", { name: "Forgot your password?" }).getAttribute("href")).toBe(
    "/forgot-password",
  );
  expect(screen.queryByRole("button")).toBeNull();
});
