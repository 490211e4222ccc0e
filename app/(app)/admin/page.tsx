import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdminScreen } from "@/components/admin/admin-screen";
import { listAllJobs } from "@/lib/admin/list-all-imports";
import { listPeople } from "@/lib/admin/list-people";
import { requireContext } from "@/lib/api/auth/browser-session";
import { allJobsQuery, peopleQuery } from "@/lib/client/admin";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  const ctx = await requireContext("/admin");
  if (!("role" in ctx.actor && ctx.actor.role === "admin")) notFound();
  const client = new QueryClient();
  const [jobs, people] = await Promise.all([listAllJobs(ctx, { limit: 20 }), listPeople(ctx, { limit: 50 })]);
  client.setQueryData(allJobsQuery().queryKey, { pages: [jobs], pageParams: [null] });
  client.setQueryData(peopleQuery().queryKey, { pages: [people], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AdminScreen />
    </HydrationBoundary>
  );
}
