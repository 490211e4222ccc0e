"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { peopleQuery, startImportAsAdmin } from "@/lib/client/admin";
import type { ManagedUser } from "@/lib/schemas/spotify";
import { Card, Eyebrow } from "../ui/cards/card";
import { PagedList } from "../ui/lists/paged-list";
import { Badge } from "../ui/status/badge";
import { Skeleton } from "../ui/status/skeleton";
import { LocalTime } from "../ui/text/local-time";
import { PersonMenu } from "./person-menu";
import { ScrollBox } from "./scroll-box";
import { useAdminCommand } from "./use-admin-command";

const connectionTones = {
  "no-credentials": "plain",
  "credentials-saved": "plain",
  connected: "good",
  expiring: "brass",
  "reauth-required": "danger",
} as const satisfies Record<ManagedUser["connection"], string>;

/** People with the state of their account, connection and last import, and a menu of what an admin can do for each. */
export function PeopleSection({ selfId }: { selfId: string }) {
  const t = useTranslations();
  const list = useInfiniteQuery(peopleQuery());
  const start = useAdminCommand(startImportAsAdmin, t("imports.notStarted"));
  return (
    <section aria-labelledby="people">
      <Eyebrow id="people" className="mb-3">
        {t("admin.people.title")}
      </Eyebrow>
      <ScrollBox>
        <PagedList list={list} loading={<Skeleton className="h-40 rounded-lg" />} empty={null}>
          {people => (
            <Card className="py-1 sm:py-2">
              <ul className="divide-y divide-line">
                {people.map(person => (
                  <li key={person.id} className="flex items-start gap-3 py-3 sm:items-center">
                    <Person person={person} />
                    <PersonMenu
                      person={person}
                      isSelf={person.id === selfId}
                      onImport={() => start.send(person.id)}
                    />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </PagedList>
      </ScrollBox>
    </section>
  );
}

function Person({ person }: { person: ManagedUser }) {
  const t = useTranslations("admin.people");
  const { connection, reauthorizeBy, lastImport } = person;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-6 gap-y-2">
      <div className="min-w-0 basis-56">
        <p className="truncate font-semibold">{person.username}</p>
        <p className="truncate text-muted text-sm">{person.email}</p>
      </div>
      <p className="flex flex-wrap gap-2 sm:basis-48">
        {person.disabledAt ? (
          <Badge tone="danger">{t("disabled")}</Badge>
        ) : (
          <Badge tone={connectionTones[connection]}>{t(`connections.${connection}`)}</Badge>
        )}
        {person.role === "admin" && <Badge>{t("admin")}</Badge>}
      </p>
      <p className="min-w-0 text-muted text-sm tabular-nums">
        {reauthorizeBy && connection !== "reauth-required" && (
          <>{t.rich("connectedUntil", { date: () => <LocalTime at={reauthorizeBy} show="date" /> })} · </>
        )}
        {t("requests", { count: person.callsLast24h })} ·{" "}
        {lastImport
          ? t.rich(`lastImport.${lastImport.state}`, {
              time: () => <LocalTime at={lastImport.finishedAt ?? lastImport.createdAt} />,
            })
          : t("noImport")}
      </p>
    </div>
  );
}
