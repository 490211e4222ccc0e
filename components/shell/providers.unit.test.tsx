// @vitest-environment happy-dom
import { onlineManager, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { expect, it, onTestFinished, vi } from "vitest";
import { keys } from "@/lib/client/keys";
import messages from "@/messages/en.json";
import { Providers } from "./providers";

let hasNetwork = false;

function Songs() {
  const { data, error } = useQuery({
    queryKey: keys.queue,
    queryFn: () => (hasNetwork ? Promise.resolve("300 songs") : Promise.reject(new Error("No network"))),
  });
  return data ?? error?.message ?? "Loading";
}

it("What failed to load is loaded with the network, also if it was gone before the page's scripts ran", async () => {
  onTestFinished(() => {
    cleanup();
    onlineManager.setOnline(true);
  });
  hasNetwork = false;
  vi.spyOn(navigator, "onLine", "get").mockImplementation(() => hasNetwork);
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <AppRouterContext value={{} as never}>
        <Providers nonce={undefined}>
          <Songs />
        </Providers>
      </AppRouterContext>
    </NextIntlClientProvider>,
  );
  await screen.findByText("No network");
  hasNetwork = true;
  window.dispatchEvent(new Event("online"));
  expect(await screen.findByText("300 songs")).toBeTruthy();
});
