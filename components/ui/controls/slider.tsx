"use client";

import clsx from "clsx";
import { type CSSProperties, type KeyboardEvent, useRef } from "react";

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
  /** The value as screen readers announce it. */
  valueText: string;
  /** Called while the thumb is dragged. */
  onDrag: (value: number) => void;
  /** Called once, when the person releases the thumb. */
  onRelease: (value: number) => void;
  /** Called for every key or gesture of a screen reader that moves the thumb: by a small step, by a large one, or to an end. */
  onKey: (value: number) => void;
  smallStep: number;
  largeStep: number;
  disabled?: boolean;
  className?: string;
};

/** Horizontal slider. `globals.css` has its look. */
export function Slider({
  label,
  value,
  max,
  valueText,
  onDrag,
  onRelease,
  onKey,
  smallStep,
  largeStep,
  disabled,
  className,
}: SliderProps) {
  const isPressed = useRef(false);
  const dragged = useRef<number | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    // The browser would move by its own steps.
    event.preventDefault();
    const isToEnd = event.key === "Home" || event.key === "End";
    const size = isToEnd ? max : step.size === "small" ? smallStep : largeStep;
    onKey(Math.min(max, Math.max(0, value + step.direction * size)));
  };
  const release = () => {
    isPressed.current = false;
    if (dragged.current !== null) onRelease(dragged.current);
    dragged.current = null;
  };
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      max={max}
      disabled={disabled}
      onChange={({ target }) => {
        const next = target.valueAsNumber;
        if (!isPressed.current) return onKey(next);
        dragged.current = next;
        onDrag(next);
      }}
      onPointerDown={({ currentTarget, pointerId }) => {
        isPressed.current = true;
        // The end of the capture is the end of the drag, wherever the pointer is then.
        currentTarget.setPointerCapture(pointerId);
      }}
      onLostPointerCapture={release}
      onKeyDown={onKeyDown}
      className={clsx("slider", className)}
      style={{ "--share": value / max } as CSSProperties}
    />
  );
}
