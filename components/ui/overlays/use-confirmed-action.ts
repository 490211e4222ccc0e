import { useState, useTransition } from "react";
import { useActionProblem } from "../controls/use-telling-action";

/**
 * Returns the props of a `Confirm` for an action that the person confirms, and a function that asks. It closes after the action, and
 * stays open if the request failed.
 */
export function useConfirmedAction(act: () => Promise<void>) {
  const tellProblem = useActionProblem();
  const [open, setOpen] = useState(false);
  const [busy, startTransition] = useTransition();
  const onConfirm = () =>
    startTransition(async () => {
      try {
        await act();
        setOpen(false);
      } catch (error) {
        tellProblem(error);
      }
    });
  return { ask: () => setOpen(true), confirm: { open, onOpenChange: setOpen, busy, onConfirm } };
}
