import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { getMe } from "@/lib/accounts/get-me";
import { currentContext } from "@/lib/api/auth/browser-session";
import { connectionQuery } from "@/lib/client/connection";
import { getConnection } from "@/lib/connections/get-connection";
import { signOut } from "./actions";
import { Prefetched, prefetch } from "./prefetched";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await currentContext();
  // Each page knows its address, sends the person to sign in and comes back to it.
  if (!ctx) return children;
  const user = await getMe(ctx);
  return (
    <Prefetched queries={[prefetch(connectionQuery(), () => getConnection(ctx))]}>
      <AppShell user={user} signOut={signOut}>
        {children}
      </AppShell>
    </Prefetched>
  );
}
