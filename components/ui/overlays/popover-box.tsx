"use client";

import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";

export type PopoverBoxProps = {
  onClose: () => void;
  button: RefObject<HTMLButtonElement>;
  label: string;
  onCloseAutoFocus: (event: Event) => void;
  children: ReactNode;
};

export function PopoverBox({ onClose, button, label, onCloseAutoFocus, children }: PopoverBoxProps) {
  return (
    <Popover.Root open onOpenChange={open => !open && onClose()}>
      <Popover.Anchor virtualRef={button} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="top"
          sideOffset={8}
          collisionPadding={12}
          // The button itself closes the popover.
          onInteractOutside={event =>
            button.current.contains(event.target as Node | null) && event.preventDefault()
          }
          onCloseAutoFocus={onCloseAutoFocus}
          className="z-50 grid max-h-[70dvh] w-[23rem] max-w-[calc(100vw-24px)] animate-rise gap-4 overflow-y-auto rounded-md border border-line bg-raised p-4 shadow-float outline-none"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
