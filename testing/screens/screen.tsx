import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { toast } from "sonner";
import { onTestFinished, vi } from "vitest";
import { PlayerProvider } from "@/components/player/state/player-provider";
import { ProblemWords } from "@/components/shell/problem-words";
import { createQueryClient } from "@/components/shell/providers";
import { Toasts } from "@/components/shell/toasts";
import { AddToPlaylistProvider } from "@/components/tracks/add-to-playlist/add-to-playlist-context";
import type { Locale } from "@/lib/i18n/locales";
import { catalogs } from "@/lib/i18n/translator";

// CI machines are sometimes slow.
configure({ asyncUtilTimeout: 10_000 });

type Router = NonNullable<ComponentProps<typeof AppRouterContext>["value"]>;

/** Renders components with everything that the app puts around them, until the test ends. */
export function show(
  children: ReactNode,
  locale: Locale = "en",
  { soundScript = null }: { soundScript?: string | null } = {},
) {
  const opened: string[] = [];
  const replaced: string[] = [];
  const open = (address: string) => void opened.push(address);
  const replace = (address: string) => {
    replaced.push(address);
    open(address);
  };
  const ignore = () => {};
  const router = {
    push: open,
    replace,
    refresh: ignore,
    back: ignore,
    forward: ignore,
    prefetch: ignore,
  };
  const client = createQueryClient();
  render(
    <NextIntlClientProvider locale={locale} messages={catalogs[locale]} timeZone="UTC">
      <AppRouterContext value={router as Partial<Router> as Router}>
        <PathnameContext value="/">
          <SearchParamsContext value={new URLSearchParams()}>
            <QueryClientProvider client={client}>
              <PlayerProvider soundScript={soundScript}>
                <AddToPlaylistProvider>{children}</AddToPlaylistProvider>
              </PlayerProvider>
              <ProblemWords />
              <Toasts />
            </QueryClientProvider>
          </SearchParamsContext>
        </PathnameContext>
      </AppRouterContext>
    </NextIntlClientProvider>,
  );
  onTestFinished(() => {
    toast.dismiss();
    cleanup();
    client.clear();
  });
  return {
    /** The addresses that components opened. */
    opened,
    /** Those of them that took the place of an entry in the browser's history. */
    replaced,
    /** Waits until no query is loading. */
    loaded: () => vi.waitUntil(() => client.isFetching() === 0, { timeout: 10_000, interval: 5 }),
  };
}
