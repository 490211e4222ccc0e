"use client";

import type { ReactNode } from "react";
import { Lazy, lazyPart } from "./lazy";
import { useReturnFocus } from "./use-return-focus";

const dialogBox = lazyPart(async () => (await import("./dialog-box")).DialogBox);

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

/** Modal dialog, whose code is loaded when it opens. */
export function Dialog({ open, ...rest }: DialogProps) {
  const returnFocus = useReturnFocus(open);
  if (!open) return null;
  return (
    <Lazy
      part={dialogBox}
      {...rest}
      onMissing={() => rest.onOpenChange(false)}
      onCloseAutoFocus={returnFocus}
    />
  );
}
