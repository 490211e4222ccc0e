"use client";

import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";

type CheckboxFieldProps = {
  label: ReactNode;
  description: string;
  checked: boolean;
  onCheckedChange: (on: boolean) => void;
};

/** Checkbox with a label and a description, both of which toggle it. */
export function CheckboxField({ label, description, checked, onCheckedChange }: CheckboxFieldProps) {
  const id = useId();
  return (
    <div className="flex min-h-10 items-center gap-3">
      <span className="relative grid size-6 shrink-0 place-items-center">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          onChange={({ target }) => onCheckedChange(target.checked)}
          className="peer absolute inset-0 appearance-none rounded-sm border border-line-strong bg-sunken checked:border-accent checked:bg-accent"
        />
        <Check
          className="pointer-events-none relative hidden size-4 text-on-accent peer-checked:block"
          aria-hidden
        />
      </span>
      <label htmlFor={id} className="text-sm">
        <span className="font-semibold">{label}</span>
        <span className="block text-muted">{description}</span>
      </label>
    </div>
  );
}
