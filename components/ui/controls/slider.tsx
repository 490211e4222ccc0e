"use client";

import clsx from "clsx";
import { Slider as Radix } from "radix-ui";
import type { KeyboardEvent } from "react";

const keySteps: Record<string, { size: "small" | "large"; direction: 1 | -1 }> = {
  ArrowRight: { size: "small", direction: 1 },
  ArrowUp: { size: "small", direction: 1 },
  ArrowLeft: { size: "small", direction: -1 },
  ArrowDown: { size: "small", direction: -1 },
  PageUp: { size: "large", direction: 1 },
  PageDown: { size: "large", direction: -1 },
  Home: { size: "large", direction: -1 },
  End: { size: "large", direction: 1 },
};

type SliderProps = {
  label: string;
  value: number;
  max: number;
  step: number;
  /** The value as screen readers announce it. */
  valueText: string;
  /** Called while the thumb is dragged. */
  onDrag: (value: number) => void;
  /** Called once, when the person releases the thumb. */
  onRelease: (value: number) => void;
  /** Called for every key that moves the thumb: by a small step, by a large one, or to an end. */
  onKey: (value: number) => void;
  smallStep: number;
  largeStep: number;
  disabled?: boolean;
  className?: string;
};

/** Horizontal slider. */
export function Slider({
  label,
  value,
  valueText,
  onDrag,
  onRelease,
  onKey,
  smallStep,
  largeStep,
  className,
  ...rest
}: SliderProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    // Radix would commit each key by itself.
    event.preventDefault();
    const isToEnd = event.key === "Home" || event.key === "End";
    const size = isToEnd ? rest.max : step.size === "small" ? smallStep : largeStep;
    onKey(Math.min(rest.max, Math.max(0, value + step.direction * size)));
  };
  return (
    <Radix.Root
      value={[value]}
      onValueChange={([next]) => next !== undefined && onDrag(next)}
      onValueCommit={([next]) => next !== undefined && onRelease(next)}
      onKeyDown={onKeyDown}
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
