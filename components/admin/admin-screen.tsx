"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/controls/button";
import { InvitesSection, type RegistrationMode } from "./invites-section";
import { JobsSection } from "./jobs-section";
import { PeopleSection } from "./people-section";

type AdminScreenProps = { selfId: string; registration: RegistrationMode };

/** Accounts, invites, connections and imports of all people. */
export function AdminScreen({ selfId, registration }: AdminScreenProps) {
  const t = useTranslations("admin");
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <Button asChild>
            {/* A plain link: this page is not part of the Next.js app. */}
            <a href="/admin/queue">{t("queue")}</a>
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <PeopleSection selfId={selfId} />
        <InvitesSection registration={registration} />
        <JobsSection />
      </div>
    </>
  );
}
