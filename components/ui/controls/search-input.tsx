"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";

type SearchInputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** The list of the results and the active one, for an input that keeps the focus while the arrows choose. */
  list?: { id: string; active: string | undefined };
  className?: string;
};

/** Search box. Escape clears it; its label is also the placeholder. */
export function SearchInput({
  label,
  value,
  onChange,
  inputRef,
  autoFocus,
  list,
  className,
}: SearchInputProps) {
  const t = useTranslations("ui");
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  // Only the field has what was typed before the scripts ran.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first look can find such a text
  useEffect(() => {
    const typed = input.current?.value ?? "";
    if (typed !== value) onChange(typed);
  }, []);
  return (
    <div className={clsx("relative", className)}>
      <Search
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-3 size-4 text-muted"
        aria-hidden
      />
      <input
        ref={input}
        type="search"
        {...(list && {
          role: "combobox",
          "aria-expanded": true,
          "aria-controls": list.id,
          "aria-activedescendant": list.active,
        })}
        aria-label={label}
        placeholder={label}
        value={value}
        data-uses-escape={value !== "" || undefined}
        // biome-ignore lint/a11y/noAutofocus: only inside a dialog that was opened in order to search
        autoFocus={autoFocus}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === "Escape" && value !== "") {
            event.stopPropagation();
            event.preventDefault();
            onChange("");
          }
        }}
        className={clsx(
          value === "" ? "pr-4" : "pr-10",
          "h-10 w-full rounded-full border border-line bg-sunken pl-9 text-base text-ink placeholder:text-muted hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 sm:text-sm [&::-webkit-search-cancel-button]:hidden",
        )}
      />
      {value !== "" && (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => {
            // The button goes with the text.
            input.current?.focus();
            onChange("");
          }}
          className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-full text-muted hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      )}
    </div>
  );
}
