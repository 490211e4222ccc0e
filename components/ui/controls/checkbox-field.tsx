"use client";

import { Check } from "lucide-react";
import { Checkbox } from "radix-ui";
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
      <Checkbox.Root
        id={id}
        checked={checked}
        onCheckedChange={on => onCheckedChange(on === true)}
        className="grid size-6 shrink-0 place-items-center rounded-sm border border-line-strong bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent"
      >
        <Checkbox.Indicator>
          <Check className="size-4" aria-hidden />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <label htmlFor={id} className="text-sm">
        <span className="font-semibold">{label}</span>
        <span className="block text-muted">{description}</span>
      </label>
    </div>
  );
}
