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

  const latestQueue = () => client.getQueryData(queueQuery().queryKey);
  /** Returns the item at an index after the last edit, which the screen shows a moment later. */
  const itemAt = (index: number) => latestQueue()?.items[index];

  /**
   * Moves an item by a number of places. Songs that Spotify already has stay where they are.
   * @returns false if the item stays
   */
  const move = (id: string, step: number): boolean => {
    const queue = latestQueue();
    const from = queue?.items.findIndex(item => item.id === id) ?? -1;
    const moved = queue?.items[from];
    const to = from + step;
    if (!queue || !moved || to < 0 || to >= queue.total) return false;
    if (moved.isFixed || queue.items[to]?.isFixed) return false;
    const others = queue.items.filter(item => item !== moved);
    const next = others[to];
    const isToEnd = to === queue.total - 1;
    // The song that would follow is not loaded.
    if (!next && !isToEnd) return false;
    // The server decides the same.
    const isAtFront = next !== undefined && next === others.find(item => !item.isFixed);
    const placed = { ...moved, isManual: moved.isManual || isAtFront || (next?.isManual ?? false) };
    mutateAsync({
      show: ({ total }) => ({
        // At the end of a queue with items that are not loaded, it is one of these.
        items: !next && queue.nextCursor ? others : [...others.slice(0, to), placed, ...others.slice(to)],
        total,
      }),
      // The ids say what is meant, also after a song has ended meanwhile.
      send: () => moveQueueItem(moved.id, next?.id ?? null),
      refusal: t("notMoved"),
    }).catch(() => {});
    return true;
  };

  const remove = (id: string) => {
    const removed = latestQueue()?.items.find(item => item.id === id);
    if (!removed || removed.isFixed) return;
    removeWithUndo(t("removed", { title: nameOf(removed) }), {
      show: ({ items, total }) => ({ items: items.filter(item => item.id !== id), total: total - 1 }),
      send: () => removeQueueItem(id),
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

  return { ...query, itemAt, move, remove, clear };
}
