import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminScreen } from "@/components/admin/admin-screen";
import { listAllImports } from "@/lib/admin/list-all-imports";
import { listInvites } from "@/lib/admin/list-invites";
import { listPeople } from "@/lib/admin/list-people";
import { requireContext } from "@/lib/api/auth/browser-session";
import { allJobsQuery, invitesQuery, peopleQuery } from "@/lib/client/admin";
import { isAdmin } from "@/lib/core/context";
import { env } from "@/lib/platform/env";
import { Prefetched, preloadList } from "../prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("title") };
}

export default async function AdminPage() {
  const ctx = await requireContext("/admin");
  if (!isAdmin(ctx.actor)) notFound();
  return (
    <Prefetched
      queries={[
        preloadList(allJobsQuery(), query => listAllImports(ctx, query)),
        preloadList(invitesQuery(), query => listInvites(ctx, query)),
        preloadList(peopleQuery(), query => listPeople(ctx, query)),
      ]}
    >
      <AdminScreen selfId={ctx.userId} registration={env().REGISTRATION} />
    </Prefetched>
  );
}
