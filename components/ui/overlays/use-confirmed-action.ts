import { useState, useTransition } from "react";

/** Returns the props of a `Confirm` for an action that the person confirms, and a function that asks. It closes after the action. */
export function useConfirmedAction(act: () => Promise<void>) {
  const [open, setOpen] = useState(false);
  const [busy, startTransition] = useTransition();
  const onConfirm = () =>
    startTransition(async () => {
      await act();
      setOpen(false);
    });
  return { ask: () => setOpen(true), confirm: { open, onOpenChange: setOpen, busy, onConfirm } };
}
