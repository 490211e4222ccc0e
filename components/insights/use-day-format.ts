import { useLocale } from "next-intl";
import { useMemo } from "react";
import { createFormat } from "../ui/text/create-format";

/** Returns the functions that format days. Days have no time zone, so they are read and written in the same one. */
export function useDayFormat() {
  const locale = useLocale();
  return useMemo(() => {
    const formatter = (options: Intl.DateTimeFormatOptions) => {
      const { format } = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
      return (day: string) => format(new Date(`${day}T00:00:00Z`));
    };
    // January 1, 2024 was a Monday.
    const weekday = (options: Intl.DateTimeFormatOptions) => {
      const format = formatter(options);
      return (number: number) => format(`2024-01-0${number}`);
    };
    return {
      /** "Nov 27, 2026" */
      day: formatter({ day: "numeric", month: "short", year: "numeric" }),
      /** "Nov 27" */
      shortDay: formatter({ day: "numeric", month: "short" }),
      /** "Nov 2026" */
      month: formatter({ month: "short", year: "numeric" }),
      /** "Nov" */
      shortMonth: formatter({ month: "short" }),
      longDay: (day: string) => createFormat(locale).longDate(`${day}T00:00:00Z`, "UTC"),
      /** "Mon", for 1 to 7 */
      shortWeekday: weekday({ weekday: "short" }),
      weekday: weekday({ weekday: "long" }),
    };
  }, [locale]);
}
