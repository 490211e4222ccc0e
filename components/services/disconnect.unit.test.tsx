// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { Disconnect } from "./disconnect";

it("A disconnection that does not reach the server says so and keeps the dialog with its choices", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  const asked: boolean[] = [];
  let isDown = true;
  const disconnect = async (purge: boolean) => {
    asked.push(purge);
    if (isDown) throw new TypeError("Failed to fetch");
  };
  show(<Disconnect disconnect={disconnect} />);
  fireEvent.click(screen.getByRole("button", { name: /^Disconnect/ }));
  fireEvent.click(await screen.findByRole("switch"));
  const button = () => within(screen.getByRole("alertdialog")).getByRole("button", { name: /^Disconnect/ });
  fireEvent.click(button());
  await screen.findByText("Can’t reach Tonearm");
  expect(screen.getByRole("switch").getAttribute("aria-checked")).toBe("true");
  isDown = false;
  await waitFor(() => expect(button().hasAttribute("disabled")).toBe(false));
  fireEvent.click(button());
  await waitFor(() => expect(screen.queryByRole("switch")).toBeNull());
  expect(asked).toEqual([true, true]);
});
