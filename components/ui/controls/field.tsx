import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { PasswordInput } from "./password-input";

const inputStyle = clsx(
  "w-full rounded-md border border-line-strong/60 bg-sunken px-3 text-base text-ink placeholder:text-muted/80 sm:text-[15px]",
  "hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:border-danger disabled:opacity-60",
);

type FieldTexts = { label: string; hint?: ReactNode; error?: string | undefined };

function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: FieldTexts & { id: string; children: React.ReactNode }) {
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

const describedBy = (id: string, { hint, error }: FieldTexts) =>
  error ? `${id}-error` : hint ? `${id}-hint` : undefined;

/** Input with a label, and below it the error or, without an error, the hint. */
export function Field({ label, hint, error, className, ...rest }: FieldTexts & ComponentProps<"input">) {
  const id = useId();
  const input = {
    id,
    className: clsx(inputStyle, "h-11", className),
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": describedBy(id, { label, hint, error }),
    ...rest,
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {rest.type === "password" ? <PasswordInput label={label} {...input} /> : <input {...input} />}
    </FieldFrame>
  );
}

export function TextField({ label, hint, error, ...rest }: FieldTexts & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        rows={3}
        className={clsx(inputStyle, "resize-y py-2")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { label, hint, error })}
        {...rest}
      />
    </FieldFrame>
  );
}
