import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

/** The language and the time zone of the person who gets a mail. Without a time zone, times are UTC and say so. */
export type Reader = { locale: Locale; timeZone: string | null };

/** Returns null if the account was deleted. */
export async function findReader(userId: string): Promise<Reader | null> {
  const user = await prisma().user.findUnique({
    where: { id: userId },
    select: { locale: true, timeZone: true },
  });
  return user && { locale: user.locale ?? env().LOCALE, timeZone: user.timeZone };
}

function format({ locale }: Reader, time: Date, timeZone: string, withTime: boolean): string {
  const options = { dateStyle: "long", ...(withTime && { timeStyle: "short" as const }), timeZone } as const;
  const text = new Intl.DateTimeFormat(locale, options).format(time);
  // CLDR lacks the ordinal of the first day of a month.
  return locale === "fr" ? text.replace(/^1 /, "1er ") : text;
}

function formatFor(reader: Reader, time: Date, withTime: boolean): string {
  if (reader.timeZone)
    try {
      return format(reader, time, reader.timeZone, withTime);
    } catch {
      // A backup of another machine can have a time zone that this one does not know.
    }
  return translator(reader.locale, "mail")("utc", { time: format(reader, time, "UTC", withTime) });
}

/** Formats the day of a time in the reader's language and time zone. */
export const formatDay = (reader: Reader, time: Date): string => formatFor(reader, time, false);

/** Formats a time in the reader's language and time zone. */
export const formatTime = (reader: Reader, time: Date): string => formatFor(reader, time, true);
