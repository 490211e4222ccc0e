"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery, startImportFor } from "@/lib/client/admin";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { stateLabels } from "../imports/job-labels";
import { ProblemNote } from "../shell/problem-note";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, Eyebrow } from "../ui/card";
import { pluralize } from "../ui/format";
import { LoadMore } from "../ui/load-more";
import { LocalTime } from "../ui/local-time";
import { Skeleton } from "../ui/skeleton";
import { useAdminCommand } from "./use-admin-command";

const connectionBadges = {
  "no-credentials": ["No developer app", "plain"],
  "credentials-saved": ["Not connected", "plain"],
  connected: ["Connected", "good"],
  expiring: ["Ends soon", "brass"],
  "reauth-required": ["Connection ended", "danger"],
} as const satisfies Record<ManagedUser["connection"], readonly [string, string]>;

/** Who has an account here, how they stand with Spotify, and the way to import for them. */
export function PeopleSection() {
  const list = useInfiniteQuery(peopleQuery());
  const start = useAdminCommand(startImportFor, "The import did not start");
  const people = list.data?.pages.flatMap(page => page.items);
  return (
    <section aria-labelledby="people">
      <Eyebrow id="people" className="mb-3">
        People
      </Eyebrow>
      {people ? (
        <Card className="py-1 sm:py-2">
          <ul className="divide-y divide-line">
            {people.map(person => (
              <li key={person.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
                <Person person={person} />
                <Button
                  className="ml-auto"
                  aria-label={`Import the library of ${person.username}`}
                  disabled={person.connection !== "connected" && person.connection !== "expiring"}
                  busy={start.isBusy(person.id)}
                  onClick={() => start.send(person.id)}
                >
                  Import
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      ) : list.error ? (
        <ProblemNote error={list.error} retry={list.refetch} />
      ) : (
        <Skeleton className="h-40 rounded-lg" />
      )}
      <LoadMore list={list} />
    </section>
  );
}

function Person({ person }: { person: ManagedUser }) {
  const [label, tone] = connectionBadges[person.connection];
  const { lastImport } = person;
  return (
    <>
      <div className="min-w-0 basis-56">
        <p className="truncate font-semibold">{person.username}</p>
        <p className="truncate text-muted text-sm">{person.email}</p>
      </div>
      <p className="flex gap-2 sm:basis-48">
        <Badge tone={tone}>{label}</Badge>
        {person.role === "admin" && <Badge>Admin</Badge>}
      </p>
      <p className="text-muted text-sm tabular-nums">
        {pluralize(person.callsLast24h, "call")} in 24 hours ·{" "}
        {lastImport ? (
          <>
            last import <LocalTime at={lastImport.finishedAt ?? lastImport.createdAt} />,{" "}
            {stateLabels[lastImport.state].toLowerCase()}
          </>
        ) : (
          "no import yet"
        )}
      </p>
    </>
  );
}
