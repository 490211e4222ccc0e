"use client";

import clsx from "clsx";
import { Slider as Radix } from "radix-ui";

type SliderProps = {
  label: string;
  value: number;
  max: number;
  step: number;
  /** The value as screen readers announce it. */
  valueText: string;
  onValueChange: (value: number) => void;
  /** Called once, when the person releases the thumb. */
  onValueCommit: (value: number) => void;
  disabled?: boolean;
  className?: string;
};

/** Horizontal slider. */
export function Slider({
  label,
  value,
  valueText,
  onValueChange,
  onValueCommit,
  className,
  ...rest
}: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      onValueChange={([next]) => next !== undefined && onValueChange(next)}
      onValueCommit={([next]) => next !== undefined && onValueCommit(next)}
      className={clsx(
        "group relative flex h-10 touch-none select-none items-center data-[disabled]:opacity-50",
        className,
      )}
      {...rest}
    >
      <Radix.Track className="relative h-1 grow overflow-hidden rounded-full bg-line">
        <Radix.Range className="absolute h-full bg-muted group-hover:bg-accent group-has-focus-visible:bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block h-4 w-2 rounded-[3px] border border-bg bg-ink shadow-sleeve transition-transform group-hover:scale-y-125"
      />
    </Radix.Root>
  );
}
