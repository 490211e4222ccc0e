"use client";

import { Slot } from "radix-ui";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { Lazy, lazyPart, preload } from "./lazy";
import { useReturnFocus } from "./use-return-focus";

const popoverBox = lazyPart(async () => (await import("./popover-box")).PopoverBox);

type PopoverProps = {
  /** The button that opens and closes it. */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
};

/** Small dialog beside the button that opens it. Its code is loaded when somebody is about to open one. */
export function Popover({ trigger, label, children }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const returnFocus = useReturnFocus(open, button);
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => preload(popoverBox)}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </Slot.Root>
      {open && (
        <Lazy
          part={popoverBox}
          onClose={() => setOpen(false)}
          onMissing={() => setOpen(false)}
          button={button as RefObject<HTMLButtonElement>}
          label={label}
          onCloseAutoFocus={returnFocus}
        >
          {children}
        </Lazy>
      )}
    </>
  );
}
