import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { getMe } from "@/lib/accounts/get-me";
import { currentContext } from "@/lib/api/auth/browser-session";
import { connectionQuery } from "@/lib/client/connection";
import { getConnection } from "@/lib/connections/get-connection";
import { signOut } from "./actions";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await currentContext();
  // The page knows its own address and sends the person to sign in and back.
  if (!ctx) return children;
  const [user, connection] = await Promise.all([getMe(ctx), getConnection(ctx)]);
  const client = new QueryClient();
  client.setQueryData(connectionQuery().queryKey, connection);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AppShell user={user} signOut={signOut}>
        {children}
      </AppShell>
    </HydrationBoundary>
  );
}
