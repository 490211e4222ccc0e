"use client";

import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/button";
import { JobsSection } from "./jobs-section";
import { PeopleSection } from "./people-section";

/** What the person who runs this instance sees of everybody's imports. */
export function AdminScreen() {
  return (
    <>
      <PageHeader
        title="Admin"
        note="Everybody's imports and connections to Spotify. What is here looks again by itself."
        actions={
          <Button asChild>
            {/* Not a page of this app: the browser has to load it whole. */}
            <a href="/admin/queue">Job queue</a>
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <PeopleSection />
        <JobsSection />
      </div>
    </>
  );
}
