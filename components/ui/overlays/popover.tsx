"use client";

import { type ReactElement, type ReactNode, type RefObject, useRef, useState } from "react";
import { extendElement } from "../extend-element";
import { Lazy, lazyPart, preload } from "./lazy";
import { useReturnFocus } from "./use-return-focus";

const popoverBox = lazyPart(async () => (await import("./popover-box")).PopoverBox);

type PopoverProps = {
  /** The button that opens and closes it. */
  trigger: ReactElement;
  label: string;
  children: ReactNode;
  /** The code of the content, if it is loaded with the popover. */
  content?: { loaded: unknown; load: () => Promise<void> };
};

/** Small dialog beside the button that opens it. Its code is loaded when somebody is about to open one. */
export function Popover({ trigger, label, children, content }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const returnFocus = useReturnFocus(open, button);
  return (
    <>
      {extendElement(trigger, {
        ref: button,
        "aria-haspopup": "dialog",
        "aria-expanded": open,
        onPointerEnter: () => {
          preload(popoverBox);
          if (content) preload(content);
        },
        onClick: () => setOpen(!open),
      })}
      {open && (
        <Lazy
          part={popoverBox}
          inner={content}
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
