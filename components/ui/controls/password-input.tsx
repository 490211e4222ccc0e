"use client";

import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";

/** Input whose text is hidden, with a button that shows it. */
export function PasswordInput({ className, label, ...rest }: ComponentProps<"input"> & { label: string }) {
  const t = useTranslations("ui");
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <input {...rest} type={isShown ? "text" : "password"} className={clsx(className, "pr-12")} />
      <button
        type="button"
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-muted hover:text-ink"
      >
        <Icon className="size-[18px]" aria-hidden />
        <span className="sr-only">{t("showTyped", { field: label })}</span>
      </button>
    </div>
  );
}
