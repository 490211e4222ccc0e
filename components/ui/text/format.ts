/** Formats a duration as 3:07, from an hour on as 1:02:09. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

export const formatNumber = (n: number) => n.toLocaleString("en");

/** Returns "1 track" or "2,345 tracks". */
export const pluralize = (n: number, singular: string, plural = `${singular}s`) =>
  `${formatNumber(n)} ${n === 1 ? singular : plural}`;

/** Returns the names as a list: "Ana, Ben". */
export const joinNames = (items: { name: string }[]) => items.map(({ name }) => name).join(", ");

export const formatDate = (iso: string) =>
  new Date(iso).toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" });

/** Formats the time of day, in the browser's time zone by default. */
export const formatTimeOfDay = (iso: string, timeZone?: string) =>
  new Date(iso).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

/** Formats the time of day, with the date unless it is today. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  const time = formatTimeOfDay(iso);
  return date.toDateString() === new Date().toDateString()
    ? time
    : `${date.toLocaleDateString("en", { weekday: "short", day: "numeric", month: "short" })}, ${time}`;
}

export const daysUntil = (iso: string) =>
  Math.max(0, Math.ceil((new Date(iso).getTime() - Date.now()) / 86_400_000));
