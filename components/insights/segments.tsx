import clsx from "clsx";
import { useId } from "react";

type SegmentsProps<Value extends string> = {
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
};

/** Chooses one of a few values. */
export function Segments<Value extends string>({
  label,
  values,
  value,
  nameOf,
  onChange,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex w-fit max-w-full flex-wrap rounded-3xl border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {values.map(each => (
        <label
          key={each}
          className={clsx(
            "flex h-9 cursor-pointer items-center rounded-full px-3.5 font-medium text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent",
            each === value ? "bg-raised text-ink shadow-sleeve" : "text-muted hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={each === value}
            onChange={() => onChange(each)}
            className="sr-only"
          />
          {nameOf(each)}
        </label>
      ))}
    </fieldset>
  );
}
