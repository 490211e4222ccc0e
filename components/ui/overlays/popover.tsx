"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

type PopoverProps = { trigger: ReactNode; label: string; children: ReactNode };

/** Small dialog beside the button that opens it. */
export function Popover({ trigger, label, children }: PopoverProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          side="top"
          sideOffset={8}
          collisionPadding={12}
          className="z-50 grid max-h-[70dvh] w-80 max-w-[calc(100vw-24px)] animate-rise gap-4 overflow-y-auto rounded-md border border-line bg-raised p-4 shadow-float outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
