const shortDay = { day: "numeric", month: "short", year: "numeric" } as const;
const weekday = { weekday: "short", day: "numeric", month: "short" } as const;
const longDay = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

type Format = ReturnType<typeof buildFormat>;

const formats = new Map<string, Format>();

/** Keeps the formatters of a language: creating one takes longer than rendering the row of a song. */
export function createFormat(locale: string): Format {
  const known = formats.get(locale) ?? buildFormat(locale);
  formats.set(locale, known);
  return known;
}

/**
 * Returns the functions that format numbers, dates and lists in a language. Times are ISO 8601; without a time zone they are shown
 * in the browser's. Durations of tracks look alike in every language: `formatDuration`.
 */
function buildFormat(locale: string) {
  const numbers = new Intl.NumberFormat(locale);
  const and = new Intl.ListFormat(locale);
  const dates = new Map<string, Intl.DateTimeFormat>();
  const date = (iso: string, options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    const formatter = dates.get(key) ?? new Intl.DateTimeFormat(locale, options);
    dates.set(key, formatter);
    const parts = formatter.formatToParts(new Date(iso));
    // French has an ordinal for the first of a month only, which the formatter does not know.
    const isFirst = locale === "fr" && options.month === "long";
    return parts
      .map(({ type, value }) => (isFirst && type === "day" && value === "1" ? "1er" : value))
      .join("");
  };
  const timeOfDay = (iso: string, timeZone?: string) =>
    date(iso, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return {
    number: (n: number) => numbers.format(n),
    /** "Ana, Ben and Cem" */
    list: (items: readonly string[]) => and.format(items),
    /** "Nov 27, 2026" */
    date: (iso: string) => date(iso, shortDay),
    /** "March 2024" */
    month: (iso: string) => date(iso, { month: "long", year: "numeric" }),
    /** "Friday, November 27, 2026" */
    longDate: (iso: string, timeZone?: string) => date(iso, { ...longDay, timeZone }),
    /** "14:05" */
    timeOfDay,
    /** The time of day, with the date unless it is today. */
    time: (iso: string) =>
      new Date(iso).toDateString() === new Date().toDateString()
        ? timeOfDay(iso)
        : `${date(iso, weekday)}, ${timeOfDay(iso)}`,
  };
}
