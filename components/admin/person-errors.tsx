"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { personErrorsQuery } from "@/lib/client/admin";
import type { PersonError } from "@/lib/schemas/accounts";
import { PagedList } from "../ui/lists/paged-list";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { pluralize } from "../ui/text/format";
import { LocalTime } from "../ui/text/local-time";

type PersonErrorsProps = { person: { id: string; username: string }; open: boolean; onClose: () => void };

/** The errors that a person met, with what to tell them. */
export function PersonErrors({ person, open, onClose }: PersonErrorsProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onClose()}
      title={`Errors of ${person.username}`}
      description="What went wrong in the last 30 days, and what to tell them. Nothing of their library is shown."
    >
      <section
        aria-label="Errors"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and has nothing else to focus
        tabIndex={0}
        className="focus:outline-none"
      >
        <Errors id={person.id} />
      </section>
    </Dialog>
  );
}

function Errors({ id }: { id: string }) {
  const list = useInfiniteQuery(personErrorsQuery(id));
  return (
    <PagedList
      list={list}
      loading={<Skeleton className="h-24" />}
      empty={<p className="rounded-md border border-line border-dashed p-4 text-muted">No errors.</p>}
    >
      {errors => (
        <ul className="divide-y divide-line border-line border-t">
          {errors.map(error => (
            <ErrorRow key={error.id} error={error} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function ErrorRow({ error }: { error: PersonError }) {
  const { title, detail, place, code, count, firstAt, lastAt, requestId } = error;
  return (
    <li className="grid gap-1 py-3">
      <p className="font-medium">{title}</p>
      <p className="text-muted text-sm tabular-nums">
        <LocalTime at={lastAt} /> · {place}
        {count > 1 && (
          <>
            {" "}
            · {pluralize(count, "time")} since <LocalTime at={firstAt} show="date" />
          </>
        )}
      </p>
      <p className="text-pretty text-sm">{detail}</p>
      <p className="break-all text-muted text-xs">
        <code>{code}</code>, request <code className="select-all">{requestId}</code>
      </p>
    </li>
  );
}
