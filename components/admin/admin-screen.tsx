"use client";

import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/controls/button";
import { JobsSection } from "./jobs-section";
import { PeopleSection } from "./people-section";

/** Accounts, connections and imports of all people. */
export function AdminScreen({ selfId }: { selfId: string }) {
  return (
    <>
      <PageHeader
        title="Admin"
        note="Everybody's imports and connections to Spotify. This page refreshes automatically."
        actions={
          <Button asChild>
            {/* A plain link: this page is not part of the Next.js app. */}
            <a href="/admin/queue">Job queue</a>
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <PeopleSection selfId={selfId} />
        <JobsSection />
      </div>
    </>
  );
}
