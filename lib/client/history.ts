import { infiniteQueryOptions } from "@tanstack/react-query";
import type { HistoryPage, Play } from "@/lib/schemas/history";
import { answered, api } from "./request";

/** The server takes up to a minute to see that a read is due. */
const settleMs = 90_000;

/** What was played, a page at a time, the newest first. Looked at again when Spotify should have been read next. */
export const historyQuery = () =>
  infiniteQueryOptions({
    queryKey: ["history"],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/me/history", { params: { query: { cursor: pageParam ?? undefined, limit: 100 } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: HistoryPage) => last.nextCursor,
    staleTime: 30_000,
    refetchInterval: ({ state }) => {
      const nextReadAt = state.data?.pages[0]?.nextReadAt;
      return nextReadAt ? Math.max(0, Date.parse(nextReadAt) - Date.now()) + settleMs : false;
    },
  });

export type PlayedDay = { name: string; plays: Play[] };

const fullDate = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const dayMs = 86_400_000;

/** Plays under the days of a time zone, in the order in which they come. */
export function byDay(plays: Play[], timeZone: string, now: Date): PlayedDay[] {
  const format = new Intl.DateTimeFormat("en", { ...fullDate, timeZone });
  const today = format.format(now);
  const yesterday = format.format(new Date(now.getTime() - dayMs));
  const days: PlayedDay[] = [];
  for (const play of plays) {
    const date = format.format(new Date(play.playedAt));
    const name = date === today ? "Today" : date === yesterday ? "Yesterday" : date;
    if (days.at(-1)?.name !== name) days.push({ name, plays: [] });
    days.at(-1)?.plays.push(play);
  }
  return days;
}
