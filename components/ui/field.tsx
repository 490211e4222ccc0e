import clsx from "clsx";
import { type ComponentProps, useId } from "react";

const inputStyle = clsx(
  "w-full rounded-md border border-line-strong/60 bg-sunken px-3 text-base text-ink placeholder:text-muted/80 sm:text-[15px]",
  "hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:border-danger disabled:opacity-60",
);

type Shared = { label: string; hint?: string | undefined; error?: string | undefined };

function Around({ id, label, hint, error, children }: Shared & { id: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

const describedBy = (id: string, { hint, error }: Shared) =>
  error ? `${id}-error` : hint ? `${id}-hint` : undefined;

/** An input with its label, and below it what is wrong or, while nothing is, a hint. */
export function Field({ label, hint, error, className, ...rest }: Shared & ComponentProps<"input">) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        className={clsx(inputStyle, "h-11", className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        {...rest}
      />
    </Around>
  );
}

export function TextField({ label, hint, error, ...rest }: Shared & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        rows={3}
        className={clsx(inputStyle, "resize-y py-2")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        {...rest}
      />
    </Around>
  );
}
