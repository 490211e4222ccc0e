"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery, startImportAsAdmin } from "@/lib/client/admin";
import { isConnected } from "@/lib/client/connection";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { stateLabels } from "../imports/job-labels";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { pluralize } from "../ui/text/format";
import { LocalTime } from "../ui/text/local-time";
import { ResetLinkButton } from "./reset-link";
import { useAdminCommand } from "./use-admin-command";

const connectionBadges = {
  "no-credentials": ["No developer app", "plain"],
  "credentials-saved": ["Not connected", "plain"],
  connected: ["Connected", "good"],
  expiring: ["Ends soon", "brass"],
  "reauth-required": ["Connection ended", "danger"],
} as const satisfies Record<ManagedUser["connection"], readonly [string, string]>;

/** People with the state of their connection and last import, and a button to import their library. */
export function PeopleSection() {
  const list = useInfiniteQuery(peopleQuery());
  const start = useAdminCommand(startImportAsAdmin, "The import did not start");
  return (
    <section aria-labelledby="people">
      <Eyebrow id="people" className="mb-3">
        People
      </Eyebrow>
      <PagedList list={list} loading={<Skeleton className="h-40 rounded-lg" />} empty={null}>
        {people => (
          <Card className="py-1 sm:py-2">
            <ul className="divide-y divide-line">
              {people.map(person => (
                <li key={person.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
                  <Person person={person} />
                  <div className="ml-auto flex flex-wrap gap-2">
                    <ResetLinkButton person={person} />
                    <Button
                      aria-label={`Import the library of ${person.username}`}
                      disabled={!isConnected(person.connection)}
                      busy={start.isBusy(person.id)}
                      onClick={() => start.send(person.id)}
                    >
                      Import
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </PagedList>
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
