"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { addToQueue, type QueuePosition, removeFromQueue } from "@/lib/client/queue";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { useUndo } from "../undo/use-undo";

/** Returns the commands of menus that put songs into the person's queue. Each says what it did and offers to undo it. */
export function useQueueCommands() {
  const client = useQueryClient();
  const t = useTranslations("queue.added");
  const offerUndo = useUndo();
  return useMemo(() => {
    const add = async (uris: string[], position: QueuePosition) => {
      if (uris.length === 0) return;
      try {
        const { ids, added } = await addToQueue({ uris, position }, { client });
        const done = t(position, { count: added });
        // The server names the first hundred songs only.
        if (ids.length < added) toast(done);
        else offerUndo({ done, undo: () => removeFromQueue(ids, { client }), failure: t("notRemoved") });
      } catch (error) {
        toastProblem(t("failed", { count: uris.length }), error as Error);
      }
    };
    return {
      playNext: (uris: string[]) => add(uris, "next"),
      addToQueue: (uris: string[]) => add(uris, "last"),
    };
  }, [client, t, offerUndo]);
}
