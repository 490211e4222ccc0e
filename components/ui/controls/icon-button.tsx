"use client";

import { Tooltip } from "radix-ui";
import type { ComponentProps } from "react";
import { Button } from "./button";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "aria-label"> & { label: string };

/** Round icon button. Its label is both its accessible name and its tooltip. */
export function IconButton({ label, variant = "ghost", ...rest }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>
        <Button variant={variant} size="icon" aria-label={label} {...rest} />
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 animate-fade rounded-sm bg-ink px-2 py-1 font-medium text-bg text-xs"
        >
          {label}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
