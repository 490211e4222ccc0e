import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { clearDismissals, dismissalsQuery, takeBackDismissals } from "@/lib/client/recommendations";
import type { Dismissal } from "@/lib/schemas/recommendations";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Confirm } from "../ui/overlays/confirm";
import { Skeleton } from "../ui/status/skeleton";
import { toastProblem } from "../ui/status/toast-problem";
import { joinNames } from "../ui/text/format";

type DismissedListProps = { songs: number; artists: number };

/** The songs and artists that were dismissed, each of which can be taken back. The list is loaded when it is opened. */
export function DismissedList(counts: DismissedListProps) {
  const t = useTranslations("recommendations.dismissals");
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="group rounded-md border border-line"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 text-muted text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 shrink-0 transition-transform group-open:rotate-90" aria-hidden />
        {t("count", counts)}
      </summary>
      {isOpen && <OpenList {...counts} />}
    </details>
  );
}

function OpenList(counts: DismissedListProps) {
  const t = useTranslations("recommendations.dismissals");
  const list = useInfiniteQuery(dismissalsQuery());
  return (
    // Gets the focus when a row with the focus goes.
    <div tabIndex={-1} className="grid gap-3 border-line border-t p-3 outline-none">
      <PagedList list={list} loading={<Skeleton className="h-11 rounded-md" />} empty={null}>
        {items => (
          <ul aria-label={t("list")} className="divide-y divide-line">
            {items.map(item => (
              <DismissedRow key={item.kind === "song" ? item.song.id : item.artist} item={item} />
            ))}
          </ul>
        )}
      </PagedList>
      <ClearButton {...counts} />
    </div>
  );
}

function DismissedRow({ item }: { item: Dismissal }) {
  const t = useTranslations("recommendations.dismissals");
  const client = useQueryClient();
  const name = item.kind === "song" ? item.song.title : item.artist;
  const takeBack = useMutation({
    mutationFn: () =>
      takeBackDismissals(
        item.kind === "song"
          ? { songIds: [item.song.id], artists: [] }
          : { songIds: [], artists: [item.artist] },
        { client },
      ),
    onError: error => toastProblem(t("notCleared"), error),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-32">
        <p className="truncate text-sm" dir="auto">
          {name}
        </p>
        <p className="truncate text-muted text-xs leading-5" dir="auto">
          {item.kind === "song" ? joinNames(item.song.artists) : t("allSongs")}
        </p>
      </div>
      <Button
        variant="ghost"
        busy={takeBack.isPending}
        aria-label={t("takeBackNamed", { name })}
        onClick={() => takeBack.mutate()}
      >
        {t("takeBack")}
      </Button>
    </li>
  );
}

/** Forgets all dismissals once the person has confirmed it: there is no undo. */
function ClearButton(counts: DismissedListProps) {
  const t = useTranslations("recommendations.dismissals");
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { mutate: clear, isPending } = useMutation({
    mutationFn: () => clearDismissals(undefined, { client }),
    onError: error => toastProblem(t("notCleared"), error),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button className="justify-self-start" onClick={() => setAsking(true)}>
        {t("clear")}
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={t("confirm.title", { count: counts.songs + counts.artists })}
        description={t("confirm.text")}
        action={t("clear")}
        busy={isPending}
        onConfirm={() => clear()}
      />
    </>
  );
}
