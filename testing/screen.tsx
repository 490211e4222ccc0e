import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { Tooltip } from "radix-ui";
import { type ComponentProps, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { onTestFinished } from "vitest";
import { PlayerProvider } from "@/components/player/player-provider";
import { createQueryClient } from "@/components/shell/providers";
import { Toasts } from "@/components/shell/toasts";

// Machines of CI are slow now and then.
configure({ asyncUtilTimeout: 10_000 });

type Router = NonNullable<ComponentProps<typeof AppRouterContext>["value"]>;

function Frame({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider>
        <PlayerProvider>{children}</PlayerProvider>
      </Tooltip.Provider>
      <Toasts />
    </QueryClientProvider>
  );
}

/** Renders components with everything that the app puts around them, until the test ends. Returns the addresses they open. */
export function show(children: ReactNode): { opened: string[] } {
  const opened: string[] = [];
  const open = (address: string) => void opened.push(address);
  const ignore = () => {};
  const router = {
    push: open,
    replace: open,
    refresh: ignore,
    back: ignore,
    forward: ignore,
    prefetch: ignore,
  };
  render(
    <AppRouterContext value={router as Partial<Router> as Router}>
      <Frame>{children}</Frame>
    </AppRouterContext>,
  );
  onTestFinished(() => {
    toast.dismiss();
    cleanup();
  });
  return { opened };
}
