import type { Metadata } from "next";
import { AccountCard } from "@/components/profile/account-card";
import { ApiTokensCard } from "@/components/profile/api-tokens-card";
import { LeaveCard } from "@/components/profile/leave-card";
import { LibraryFileCard } from "@/components/profile/library-file-card";
import { NotificationsCard } from "@/components/profile/notifications-card";
import { ServicesLink } from "@/components/profile/services-link";
import { SessionsCard } from "@/components/profile/sessions-card";
import { PageHeader } from "@/components/shell/page-header";
import { getMe } from "@/lib/accounts/get-me";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { requireContext } from "@/lib/api/auth/browser-session";
import { apiTokensQuery } from "@/lib/client/api-tokens";
import { getConnection } from "@/lib/connections/get-connection";
import { isMailSetUp } from "@/lib/platform/mail";
import { signOut } from "../actions";
import { Prefetched, preloadList } from "../prefetched";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const ctx = await requireContext("/profile");
  const [user, connection] = await Promise.all([getMe(ctx), getConnection(ctx)]);
  return (
    <Prefetched queries={[preloadList(apiTokensQuery(), query => listApiTokens(ctx, query))]}>
      <PageHeader title="Profile" />
      <div className="grid max-w-3xl gap-6">
        <AccountCard user={user} signOut={signOut} />
        <ServicesLink state={connection.state} />
        <LibraryFileCard />
        <ApiTokensCard />
        <SessionsCard />
        <NotificationsCard notifications={user.notifications} sendsMail={isMailSetUp()} />
        <LeaveCard />
      </div>
    </Prefetched>
  );
}
