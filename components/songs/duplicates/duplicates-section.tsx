"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { duplicatesQuery, putBackEntries, removeEntries } from "@/lib/client/duplicates";
import type { DuplicateEntry, DuplicateKind } from "@/lib/schemas/duplicates";
import { Button } from "../../ui/controls/button";
import { PagedList } from "../../ui/lists/paged-list";
import { Confirm } from "../../ui/overlays/confirm";
import { Skeleton } from "../../ui/status/skeleton";
import { toastProblem } from "../../ui/status/toast-problem";
import { useUndo } from "../../undo/use-undo";
import { EntryRow } from "./entry-row";

const keyOf = ({ itemId, song }: DuplicateEntry) => itemId ?? song.id;

/** Duplicates of one kind, whose newer entries are chosen for removal, and the button that removes what is chosen. */
export function DuplicatesSection({
  kind,
  playlistId,
}: {
  kind: DuplicateKind;
  playlistId: string | undefined;
}) {
  const t = useTranslations("songs.duplicates");
  const list = useInfiniteQuery(duplicatesQuery(kind, playlistId));
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const { remove, isRemoving } = useRemoval();
  const [confirmed, setConfirmed] = useState<DuplicateEntry[] | null>(null);
  const isChosen = (entry: DuplicateEntry) => entry.canRemove && (choices.get(keyOf(entry)) ?? entry.isExtra);
  const entries = list.data?.pages.flatMap(({ items }) => items.flatMap(each => each.entries)) ?? [];
  const chosen = entries.filter(isChosen);
  const total = list.data?.pages[0]?.total;
  const start = () => {
    if (chosen.some(({ playlist }) => playlist?.origin === "spotify")) setConfirmed(chosen);
    else remove(chosen);
  };
  return (
    <section aria-labelledby={kind} className="mb-12 max-w-3xl">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id={kind} className="title text-xl">
            {t(`${kind}.title`)}
          </h2>
          <p className="text-pretty text-muted text-sm">
            {total ? t(`${kind}.text`, { count: total }) : total === 0 && t(`${kind}.none`)}
          </p>
        </div>
        {entries.length > 0 && (
          <Button variant="danger" disabled={chosen.length === 0} busy={isRemoving} onClick={start}>
            {t("remove", { count: chosen.length })}
          </Button>
        )}
      </div>
      <PagedList list={list} loading={<Skeleton className="h-40 rounded-lg" />} empty={null}>
        {duplicates => (
          <ul className="grid gap-3">
            {duplicates.map(duplicate => (
              <li key={duplicate.id}>
                <ul className="rounded-lg border border-line bg-panel p-1">
                  {duplicate.entries.map(entry => (
                    <EntryRow
                      key={keyOf(entry)}
                      entry={entry}
                      isChosen={isChosen(entry)}
                      onChoose={isChosen =>
                        setChoices(current => new Map(current).set(keyOf(entry), isChosen))
                      }
                    />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <Confirm
        open={confirmed !== null}
        onOpenChange={open => !open && setConfirmed(null)}
        title={t("confirm.title", { count: confirmed?.length ?? 0 })}
        description={t(`confirm.${kind}`)}
        action={t("confirm.action")}
        onConfirm={() => {
          if (confirmed) remove(confirmed);
          setConfirmed(null);
        }}
      />
    </section>
  );
}

/** Returns a function that removes entries and offers to undo it. */
function useRemoval() {
  const t = useTranslations("songs.duplicates");
  const client = useQueryClient();
  const offerUndo = useUndo();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: removeEntries,
    onError: error => toastProblem(t("notRemoved"), error),
  });
  const offer = (entries: DuplicateEntry[], work?: Promise<unknown>) =>
    offerUndo({
      done: t("removed", { count: entries.length }),
      ...(work && { work }),
      undo: () => putBackEntries(entries, { client }),
      failure: t("notRestored"),
    });
  const remove = (entries: DuplicateEntry[]) => {
    const removed: DuplicateEntry[] = [];
    const work = mutateAsync({ entries, onRemoved: part => removed.push(...part) });
    // What was removed before an error can be put back, too.
    work.catch(() => removed.length > 0 && offer(removed));
    offer(entries, work);
  };
  return { remove, isRemoving: isPending };
}
