"use client";

import { Popper, Primitive } from "radix-ui/internal";
import { createPortal } from "react-dom";

/** Box of the tooltip of an element. Screen readers read the element's own name instead. */
export function TooltipBox({ of, text }: { of: Element; text: string }) {
  return createPortal(
    <Popper.Root>
      <Popper.Anchor virtualRef={{ current: of }} />
      <Popper.Content
        side="top"
        sideOffset={6}
        collisionPadding={8}
        data-tooltip-box=""
        aria-hidden
        className="z-50 animate-fade rounded-sm bg-ink px-2 py-1 font-medium text-bg text-xs"
      >
        <Primitive.span>{text}</Primitive.span>
      </Popper.Content>
    </Popper.Root>,
    document.body,
  );
}
