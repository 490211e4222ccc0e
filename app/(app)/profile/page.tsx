import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LibraryFileCard } from "@/components/library-file/library-file-card";
import { AccountCard } from "@/components/profile/account-card";
import { ApiTokensCard } from "@/components/profile/api-tokens-card";
import { LanguageCard } from "@/components/profile/language-card";
import { LeaveCard } from "@/components/profile/leave-card";
import { NotificationsCard } from "@/components/profile/notifications-card";
import { SessionsCard } from "@/components/profile/sessions-card";
import { ShortcutsCard } from "@/components/profile/shortcuts-card";
import { SignOnCard } from "@/components/profile/sign-on-card";
import { SignOnResult } from "@/components/profile/sign-on-result";
import { ServicesLink } from "@/components/services/services-link";
import { PageHeader } from "@/components/shell/page-header";
import { SoundCard } from "@/components/sound/sound-card";
import { getMe } from "@/lib/accounts/get-me";
import { listApiTokens } from "@/lib/accounts/list-api-tokens";
import { getSingleSignOn } from "@/lib/accounts/sign-in/get-single-sign-on";
import { wordSignOnProblem } from "@/lib/accounts/sign-in/sign-on-problem";
import { requireContext } from "@/lib/api/auth/browser-session";
import { apiTokensQuery } from "@/lib/client/api-tokens";
import { getConnection } from "@/lib/connections/get-connection";
import { isMailSetUp } from "@/lib/platform/mail";
import { chooseLanguage } from "../../choose-language";
import { signOut } from "../actions";
import { Prefetched, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profile");
  return { title: t("title") };
}

type Query = { "sign-on"?: string; problem?: string; reason?: string };

export default async function ProfilePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await requireContext("/profile");
  const t = await getTranslations("profile");
  const [user, connection, signOn] = await Promise.all([
    getMe(ctx),
    getConnection(ctx),
    getSingleSignOn(ctx),
  ]);
  return (
    <Prefetched queries={[preloadList(apiTokensQuery(), query => listApiTokens(ctx, query))]}>
      <PageHeader title={t("title")} />
      <div className="grid max-w-3xl gap-6">
        <SignOnResult
          result={query["sign-on"]}
          problem={query.problem ? wordSignOnProblem(ctx.locale, query, signOn.provider) : undefined}
          signOn={signOn}
        />
        <AccountCard user={user} signOn={signOn} signOut={signOut} />
        <LanguageCard choose={chooseLanguage} />
        <ShortcutsCard />
        <SoundCard />
        <SignOnCard signOn={signOn} />
        <ServicesLink state={connection.state} />
        <LibraryFileCard />
        <ApiTokensCard />
        <SessionsCard signOn={signOn} />
        <NotificationsCard notifications={user.notifications} sendsMail={isMailSetUp()} />
        <LeaveCard signOn={signOn} />
      </div>
    </Prefetched>
  );
}
