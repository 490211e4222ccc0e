"use client";

import {
  MutationCache,
  onlineManager,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { keys } from "@/lib/client/keys";
import { ApiProblem } from "@/lib/client/request";
import { Tooltips } from "../ui/overlays/tooltips";
import { ProblemWords } from "./problem-words";
import { ServiceWorker } from "./service-worker";
import { Toasts } from "./toasts";

/** Network errors and server errors may be temporary; other errors are not. */
const isRetryable = (error: Error) =>
  error instanceof ApiProblem && (error.code === "network" || error.status >= 500);

/** Errors that change the state of the connection, which ConnectionNotice shows. */
const connectionErrors = new Set(["reauth_required", "scope_missing"]);

/** Opens the sign-in screen, which returns to the current page, after the session has ended. */
function signInAgain() {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?ended=1&next=${encodeURIComponent(pathname + search)}`);
}

export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.code === "not_signed_in") signInAgain();
    if (connectionErrors.has(error.code)) client.invalidateQueries({ queryKey: keys.connection });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The server may run on this machine, so requests are sent even if the browser says that it is offline.
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && isRetryable(error),
        networkMode: "always",
        // With this mode, not by default: lists that failed to load fill once the network is back.
        refetchOnReconnect: true,
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** @param nonce nonce of the page's Content Security Policy, for the inline script of next-themes */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  // A page that lost the network before its scripts ran got no event, and would not notice its return.
  useEffect(() => onlineManager.setOnline(navigator.onLine), []);
  const locale = useLocale();
  const shownLocale = useRef(locale);
  useEffect(() => {
    if (shownLocale.current === locale) return;
    shownLocale.current = locale;
    // The server words some of the data, such as errors.
    client.invalidateQueries();
  }, [client, locale]);
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange {...(nonce && { nonce })}>
      <QueryClientProvider client={client}>
        {children}
        <Tooltips />
        <ServiceWorker />
        <ProblemWords />
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
