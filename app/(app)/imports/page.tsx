import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { jobsQuery } from "@/lib/client/jobs";
import { listJobs } from "@/lib/sync/list-jobs";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const ctx = await requireContext("/imports");
  const client = new QueryClient();
  const jobs = await listJobs(ctx, { limit: 20 });
  client.setQueryData(jobsQuery().queryKey, { pages: [jobs], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportsScreen />
    </HydrationBoundary>
  );
}
