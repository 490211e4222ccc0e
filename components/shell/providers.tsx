"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { ApiProblem } from "@/lib/api/client/request";
import { Toasts } from "./toasts";

/** What a wait of a moment may mend; a refusal stays a refusal. */
const worthRetrying = (error: Error) =>
  error instanceof ApiProblem && (error.code === "network" || error.status >= 500);

/** A session that ended while the page was open: sign in and come back to where it was. */
function onError(error: Error) {
  if (!(error instanceof ApiProblem) || error.code !== "not_signed_in") return;
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

const newClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: (failures, error) => failures < 2 && worthRetrying(error) } },
  });

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
