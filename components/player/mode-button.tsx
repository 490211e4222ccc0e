"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { IconButton } from "../ui/controls/icon-button";

type ModeButtonProps = ComponentProps<typeof IconButton> & { isOn: boolean };

/** Icon button with a state: colored and with a dot below it while it is on. */
export function ModeButton({ isOn, className, children, ...rest }: ModeButtonProps) {
  return (
    <IconButton
      className={clsx("relative", isOn && "text-accent-text hover:text-accent-text", className)}
      {...rest}
    >
      {children}
      {isOn && <span aria-hidden className="absolute bottom-1 size-1 rounded-full bg-accent" />}
    </IconButton>
  );
}
