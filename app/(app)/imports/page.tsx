import type { Metadata } from "next";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { requireContext } from "@/lib/api/auth/browser-session";
import { jobsQuery } from "@/lib/client/jobs";
import { listImports } from "@/lib/sync/list-imports";
import { Prefetched, prefetchList } from "../prefetched";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const ctx = await requireContext("/imports");
  return (
    <Prefetched queries={[prefetchList(jobsQuery(), query => listImports(ctx, query))]}>
      <ImportsScreen />
    </Prefetched>
  );
}
