"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import {
  clearQueue,
  moveQueueItem,
  queueEditOptions,
  queueQuery,
  removeQueueItem,
  restoreQueue,
} from "@/lib/client/queue";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";
import { useSongName } from "./use-song-name";

/** The queue with its edits. All of them show at once. */
export function useQueue() {
  const client = useQueryClient();
  const t = useTranslations("queue");
  const nameOf = useSongName();
  const offerUndo = useUndo();
  const query = useQuery(queueQuery());
  const { mutateAsync } = useMutation(queueEditOptions((error, { refusal }) => toastProblem(refusal, error)));

  /** Sends an edit that removes items, and offers to undo it. */
  const removeWithUndo = (done: string, edit: Parameters<typeof mutateAsync>[0]) => {
    const work = mutateAsync(edit);
    const undo = async () => {
      const { removal } = await work;
      if (removal) await restoreQueue(removal, { client });
    };
    offerUndo({ done, work, undo, failure: t("notRestored") });
  };

  /** Moves the item at index `shownFrom` of the screen to index `shownTo`. The screen may not show the last move yet. */
  const move = (shownFrom: number, shownTo: number) => {
    const queue = client.getQueryData(queueQuery().queryKey);
    const id = query.data?.items[shownFrom]?.id;
    const from = queue?.items.findIndex(item => item.id === id) ?? -1;
    const moved = queue?.items[from];
    const to = from + shownTo - shownFrom;
    if (!queue || !moved || to < 0 || to >= queue.total) return;
    const others = queue.items.filter(item => item !== moved);
    const next = others[to];
    const isToEnd = to === queue.total - 1;
    // The song that would follow is not loaded.
    if (!next && !isToEnd) return;
    mutateAsync({
      show: ({ total }) => ({
        // At the end of a queue with items that are not loaded, it is one of these.
        items: !next && queue.nextCursor ? others : [...others.slice(0, to), moved, ...others.slice(to)],
        total,
      }),
      // The ids say what is meant, also after a song has ended meanwhile.
      send: () => moveQueueItem(moved.id, next?.id ?? null),
      refusal: t("notMoved"),
    }).catch(() => {});
  };

  const remove = (index: number) => {
    const removed = query.data?.items[index];
    if (!removed) return;
    removeWithUndo(t("removed", { title: nameOf(removed) }), {
      show: ({ items, total }) => ({ items: items.filter(({ id }) => id !== removed.id), total: total - 1 }),
      send: () => removeQueueItem(removed.id),
      refusal: t("notRemoved"),
    });
  };

  const clear = () =>
    removeWithUndo(t("cleared"), {
      show: ({ items }) => {
        const fixed = items.filter(({ isFixed }) => isFixed);
        return { items: fixed, total: fixed.length };
      },
      send: clearQueue,
      refusal: t("notCleared"),
    });

  return { ...query, move, remove, clear };
}
