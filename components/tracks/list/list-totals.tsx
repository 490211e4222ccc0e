import { useTranslations } from "next-intl";

type ListTotalsProps = { count: number; durationMs: number | null };

/** Number and length of the songs of a list: "120 songs" and "7 h 42 min". The length is null or 0 while it is unknown. */
export function ListTotals({ count, durationMs }: ListTotalsProps) {
  const t = useTranslations("tracks");
  const minutes = Math.max(1, Math.round((durationMs ?? 0) / 60_000));
  return (
    <>
      <span>{t("count", { count })}</span>
      {durationMs !== null && durationMs > 0 && (
        <span>
          {minutes < 60
            ? t("minutes", { minutes })
            : t("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
        </span>
      )}
    </>
  );
}
