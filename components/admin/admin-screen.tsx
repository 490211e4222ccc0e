"use client";

import { PageHeader } from "../shell/page-header";
import { JobsPart } from "./jobs-part";
import { PeoplePart } from "./people-part";

/** What the person who runs this instance sees of everybody's imports. */
export function AdminScreen() {
  return (
    <>
      <PageHeader
        title="Admin"
        note="Everybody's imports and connections to Spotify. What is here looks again by itself."
      />
      <div className="grid gap-10">
        <PeoplePart />
        <JobsPart />
      </div>
    </>
  );
}
