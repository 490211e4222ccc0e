import clsx from "clsx";
import { CircleAlert, Info, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorHelpLink, type ErrorName } from "../../help/error-help-link";

const tones = {
  info: "border-line bg-panel",
  warn: "border-brass/40 bg-panel",
  danger: "border-danger/40 bg-danger-soft",
};

type CalloutProps = {
  tone?: keyof typeof tones;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** An error, for a link to its article. */
  error?: ErrorName | null | undefined;
  onDismiss?: () => void;
};

/** Message on the page: what happened, why, and what to do next. */
export function Callout({ tone = "info", title, children, action, error, onDismiss }: CalloutProps) {
  const t = useTranslations("ui");
  const Icon = tone === "info" ? Info : CircleAlert;
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={clsx("flex animate-rise items-start gap-3 rounded-lg border p-4", tones[tone])}
    >
      <Icon
        aria-hidden
        className={clsx(
          "mt-0.5 size-5 shrink-0",
          { info: "text-muted", warn: "text-brass", danger: "text-danger" }[tone],
        )}
      />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="text-pretty text-muted text-sm">{children}</div>}
        {error && <ErrorHelpLink error={error} />}
        {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
      </div>
      {onDismiss && (
        <button
          type="button"
          aria-label={t("dismiss")}
          onClick={onDismiss}
          className="-m-2 grid size-10 shrink-0 place-items-center rounded-full text-muted hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      )}
    </div>
  );
}
