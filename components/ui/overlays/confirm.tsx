"use client";

import type { ConfirmBoxProps } from "./confirm-box";
import { Lazy, lazyPart } from "./lazy";
import { useReturnFocus } from "./use-return-focus";

const confirmBox = lazyPart(async () => (await import("./confirm-box")).ConfirmBox);

type ConfirmProps = Omit<ConfirmBoxProps, "onCloseAutoFocus"> & { open: boolean };

/** Asks for confirmation before an action that cannot be undone. Its code is loaded when it opens. */
export function Confirm({ open, ...rest }: ConfirmProps) {
  const returnFocus = useReturnFocus(open);
  if (!open) return null;
  return (
    <Lazy
      part={confirmBox}
      {...rest}
      onMissing={() => rest.onOpenChange(false)}
      onCloseAutoFocus={returnFocus}
    />
  );
}
