import { queryOptions } from "@tanstack/react-query";
import type { Computing, ComputingEvent, FiguresOfQuery, TopKind, TopOrder } from "@/lib/schemas/statistics";
import { updateMe } from "./account";
import { keys } from "./keys";
import type { MutationContext } from "./mutation";
import { api, unwrap } from "./request";

/** Days of the person's time zone; without one, the first day with data or today. */
export type PeriodChoice = { from?: string; to?: string };
/** `merge` counts versions of a song as one. */
export type CountChoice = PeriodChoice & { merge: boolean };
export type TopChoice = CountChoice & { kind: TopKind; by: TopOrder; limit: number };

/** The API takes the texts of an address. */
const asText = ({ merge, ...rest }: CountChoice) => ({ ...rest, merge: String(merge) });

type Answer = { computing: Computing };

/** Events tell when figures are computed; the interval is used when events do not arrive. */
const refetchInterval = ({ state }: { state: { data?: Answer | undefined } }) =>
  state.data?.computing ? 5_000 : false;

export const statisticsQuery = (choice: CountChoice) =>
  queryOptions({
    queryKey: keys.statistics("period", choice),
    queryFn: ({ signal }) => unwrap(api.GET("/me/statistics", { params: { query: asText(choice) }, signal })),
    refetchInterval,
  });

export const topQuery = ({ kind, by, limit, ...choice }: TopChoice) =>
  queryOptions({
    queryKey: keys.statistics("top", { kind, by, limit, ...choice }),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/me/statistics/top", { params: { query: { kind, by, limit, ...asText(choice) } }, signal }),
      ),
  });

export const clockQuery = (choice: PeriodChoice) =>
  queryOptions({
    queryKey: keys.statistics("clock", choice),
    queryFn: ({ signal }) => unwrap(api.GET("/me/statistics/clock", { params: { query: choice }, signal })),
  });

export const calendarQuery = (year: number | undefined) =>
  queryOptions({
    queryKey: keys.statistics("calendar", { year }),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/me/statistics/calendar", { params: { query: year === undefined ? {} : { year } }, signal }),
      ),
  });

export const yearQuery = (year: number) =>
  queryOptions({
    queryKey: keys.statistics("year", { year }),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/me/statistics/years/{year}", { params: { path: { year } }, signal })),
    refetchInterval,
  });

export const figuresOfQuery = (thing: FiguresOfQuery) =>
  queryOptions({
    queryKey: keys.statistics("of", thing),
    queryFn: ({ signal }) => unwrap(api.GET("/me/statistics/of", { params: { query: thing }, signal })),
    refetchInterval,
  });

/** Choice of the plays that count, and the time zone of their days. */
type Basis = { timeZone?: string; statistics?: { polled?: boolean; private?: boolean } };

/**
 * Follows the job that computes the figures, and refreshes the figures when it is done. The browser connects again when the stream ends.
 * @returns a function that stops
 */
export function followFigures(
  onProgress: (percent: number) => void,
  { client }: MutationContext,
): () => void {
  const source = new EventSource("/api/v1/me/statistics/events");
  source.addEventListener("computing", event => {
    const { computing }: ComputingEvent = JSON.parse(event.data);
    if (computing) onProgress(computing.percent);
    else void client.invalidateQueries({ queryKey: keys.allStatistics });
  });
  return () => source.close();
}

/** Changes what the figures rest on. They are computed again at the next look. */
export async function changeBasis(change: Basis, { client }: MutationContext): Promise<void> {
  await updateMe(change);
  await client.invalidateQueries({ queryKey: keys.allStatistics });
}
