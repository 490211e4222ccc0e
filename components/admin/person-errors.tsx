"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { personErrorsQuery } from "@/lib/client/admin";
import type { PersonError } from "@/lib/schemas/accounts";
import { ErrorHelpLink } from "../help/error-help-link";
import { PagedList } from "../ui/lists/paged-list";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { LocalTime } from "../ui/text/local-time";

type PersonErrorsProps = { person: { id: string; username: string }; open: boolean; onClose: () => void };

/** The errors that a person met, with what to tell them. */
export function PersonErrors({ person, open, onClose }: PersonErrorsProps) {
  const t = useTranslations("admin.errors");
  return (
    <Dialog
      open={open}
      onOpenChange={next => !next && onClose()}
      title={t("title", { name: person.username })}
      description={t("text")}
    >
      <section
        aria-label={t("list")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, and has nothing else to focus
        tabIndex={0}
        className="focus:outline-none"
      >
        <Errors person={person} />
      </section>
    </Dialog>
  );
}

function Errors({ person }: Pick<PersonErrorsProps, "person">) {
  const t = useTranslations("admin.errors");
  const list = useInfiniteQuery(personErrorsQuery(person.id));
  return (
    <PagedList
      list={list}
      loading={<Skeleton className="h-24" />}
      empty={<p className="rounded-md border border-line border-dashed p-4 text-muted">{t("none")}</p>}
    >
      {errors => (
        <ul className="divide-y divide-line border-line border-t">
          {errors.map(error => (
            <ErrorRow key={error.id} error={error} name={person.username} />
          ))}
        </ul>
      )}
    </PagedList>
  );
}

function ErrorRow({ error, name }: { error: PersonError; name: string }) {
  const t = useTranslations("admin");
  const { title, detail, place, code, count, firstAt, lastAt, requestId } = error;
  return (
    <li className="grid gap-1 py-3">
      <p className="font-medium">{title}</p>
      <p className="text-muted text-sm tabular-nums">
        <LocalTime at={lastAt} /> · {place}
        {count > 1 && (
          <> · {t.rich("errors.times", { count, date: () => <LocalTime at={firstAt} show="date" /> })}</>
        )}
      </p>
      <p className="text-pretty text-sm">{t("shownTo", { name, text: detail })}</p>
      <ErrorHelpLink error={error} />
      <p className="break-all text-muted text-xs">
        {t.rich("errors.reference", {
          code: chunks => <code>{chunks}</code>,
          request: chunks => <code className="select-all">{chunks}</code>,
          errorCode: code,
          id: requestId,
        })}
      </p>
    </li>
  );
}
