"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";
import { pushUndo, takeUndo, type Undoable } from "./undo-stack";

/** Time for which an action can be undone, unless the pointer stays on its message. */
const undoMs = 15_000;

/** Undoes an entry of the stack. Does nothing if it was undone already, or if its action failed. */
export async function runUndo(id: string): Promise<void> {
  const entry = takeUndo(id);
  toast.dismiss(id);
  if (!entry) return;
  const { work, undo, failure } = entry;
  const isDone = await (work ?? Promise.resolve()).then(
    () => true,
    () => false,
  );
  if (!isDone) return;
  await undo().catch((error: Error) => {
    if (failure) toastProblem(failure, error);
  });
}

/**
 * Returns a function that offers to undo an action: with a button in a message, and with Ctrl-Z while the message is there.
 * All parts of the app share one stack, so Ctrl-Z undoes the newest action wherever it was made.
 */
export function useUndo(): (action: Undoable) => void {
  const t = useTranslations("undo");
  return useCallback(
    (action: Undoable) => {
      const { id, done, work } = pushUndo(action);
      const forget = () => void takeUndo(id);
      toast(done, {
        id,
        duration: undoMs,
        action: { label: t("undo"), onClick: () => runUndo(id) },
        onAutoClose: forget,
        onDismiss: forget,
      });
      work?.catch(() => {
        forget();
        toast.dismiss(id);
      });
    },
    [t],
  );
}
