"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { keys } from "@/lib/client/keys";
import { ApiProblem } from "@/lib/client/request";
import { Toasts } from "./toasts";

/** What a wait of a moment may mend; a refusal stays a refusal. */
const worthRetrying = (error: Error) =>
  error instanceof ApiProblem && (error.code === "network" || error.status >= 500);

/** Refusals after which the notice over every screen has something to say. */
const ofConnection = new Set(["reauth_required", "scope_missing"]);

/** A session that ended while the page was open: sign in and come back to where it was. */
function signInAgain() {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

function newClient(): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.code === "not_signed_in") signInAgain();
    if (ofConnection.has(error.code)) client.invalidateQueries({ queryKey: keys.connection });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The server may be on this very machine: whether it can be reached is tried, not asked of the browser.
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && worthRetrying(error),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** @param nonce of the page's Content Security Policy: next-themes writes a script of its own */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange {...(nonce && { nonce })}>
      <QueryClientProvider client={client}>
        <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
