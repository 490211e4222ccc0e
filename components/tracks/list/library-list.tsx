import type { ReactNode } from "react";
import { NoMatchingSongs } from "./no-matching-songs";
import { TrackListSkeleton } from "./track-list-skeleton";

type LibraryListProps = {
  /** The number of songs of the view; null while it is unknown. */
  total: number | null;
  hasError: boolean;
  /** True if there are no songs, whatever the view. */
  isEmpty: boolean;
  /** Shown if there are no songs at all. */
  empty: ReactNode;
  list: { view: { q: string }; setFilter: (filter: string) => void };
  children: ReactNode;
};

/** Songs of the library as children, or why there are none. */
export function LibraryList({ total, hasError, isEmpty, empty, list, children }: LibraryListProps) {
  const { view, setFilter } = list;
  if (total === null) return !hasError && <TrackListSkeleton />;
  if (total > 0) return children;
  if (isEmpty) return empty;
  // Without a filter, the rows of all songs are on their way.
  if (view.q === "") return <TrackListSkeleton />;
  return <NoMatchingSongs filter={view.q} clear={() => setFilter("")} />;
}
