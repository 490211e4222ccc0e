import type { Metadata } from "next";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { jobsQuery } from "@/lib/client/jobs";
import { listJobs } from "@/lib/sync/list-jobs";
import { Prefetched, prefetchList } from "../prefetched";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const ctx = await requireContext("/imports");
  return (
    <Prefetched queries={[prefetchList(jobsQuery(), query => listJobs(ctx, query))]}>
      <ImportsScreen />
    </Prefetched>
  );
}
