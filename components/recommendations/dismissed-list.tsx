import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { clearDismissals, dismissalsQuery, takeBackDismissals } from "@/lib/client/recommendations";
import type { Dismissal } from "@/lib/schemas/recommendations";
import { Button } from "../ui/controls/button";
import { PagedList } from "../ui/lists/paged-list";
import { Confirm } from "../ui/overlays/confirm";
import { Skeleton } from "../ui/status/skeleton";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { joinNames } from "../ui/text/format";

type Counts = { songs: number; artists: number };
type DismissedListProps = Counts & {
  /** Moves the focus when the last row goes, and this list with it. */
  onEmpty: () => void;
};

/** The songs and artists that were dismissed, each of which can be taken back. The list is loaded when it is opened. */
export function DismissedList({ onEmpty, ...counts }: DismissedListProps) {
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
      {isOpen && <OpenList onEmpty={onEmpty} {...counts} />}
    </details>
  );
}

function OpenList({ onEmpty, ...counts }: DismissedListProps) {
  const t = useTranslations("recommendations.dismissals");
  const list = useInfiniteQuery(dismissalsQuery());
  const box = useRef<HTMLDivElement>(null);
  const onGone = counts.songs + counts.artists === 1 ? onEmpty : () => box.current?.focus();
  return (
    // Gets the focus when a row with the focus goes.
    <div ref={box} tabIndex={-1} className="grid gap-3 border-line border-t p-3 outline-none">
      <PagedList list={list} loading={<Skeleton className="h-11 rounded-md" />} empty={null}>
        {items => (
          <ul aria-label={t("list")} className="divide-y divide-line">
            {items.map(item => (
              <DismissedRow
                key={item.kind === "song" ? item.song.id : item.artist}
                item={item}
                onGone={onGone}
              />
            ))}
          </ul>
        )}
      </PagedList>
      <ClearButton {...counts} />
    </div>
  );
}

function DismissedRow({ item, onGone }: { item: Dismissal; onGone: () => void }) {
  const t = useTranslations("recommendations.dismissals");
  const client = useQueryClient();
  const name = item.kind === "song" ? item.song.title : item.artist;
  const row = useRef<HTMLLIElement>(null);
  const takeBack = useMutation({
    // Takes the next place of the focus along, because the counts change before the row has gone.
    mutationFn: (_: typeof onGone) =>
      takeBackDismissals(
        item.kind === "song"
          ? { songIds: [item.song.id], artists: [] }
          : { songIds: [], artists: [item.artist] },
        { client },
      ),
    onSuccess: (_, moveFocus) => {
      toast(t("takenBack", { name }));
      // Somebody may be at another place by now.
      const { activeElement, body } = document;
      if (activeElement === body || row.current?.contains(activeElement)) moveFocus();
    },
    onError: error => toastProblem(t("notCleared"), error),
  });
  return (
    <li ref={row} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
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
        onClick={() => takeBack.mutate(onGone)}
      >
        {t("takeBack")}
      </Button>
    </li>
  );
}

/** Forgets all dismissals once the person has confirmed it: there is no undo. */
function ClearButton(counts: Counts) {
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
