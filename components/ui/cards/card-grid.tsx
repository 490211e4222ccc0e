import type { ReactNode } from "react";
import { Skeleton } from "../status/skeleton";

const columns =
  "grid grid-cols-2 gap-x-4 gap-y-6 @xl:grid-cols-3 @xl:gap-x-6 @xl:gap-y-8 @2xl:grid-cols-4 @5xl:grid-cols-5";

/** Covers in view on a phone. The browser would find out late that lazy ones are in view. */
export const eagerCovers = 4;

/** Cards in as many columns as fit beside the queue. */
export const CardGrid = ({ children }: { children: ReactNode }) => (
  <div className="@container">
    <ul className={columns}>{children}</ul>
  </div>
);

export function CardGridSkeleton() {
  return (
    <div className="@container" aria-hidden>
      <div className={columns}>
        {Array.from({ length: 10 }, (_, card) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other key
          <div key={card} className="grid gap-2">
            <Skeleton className="aspect-square w-full" />
            <Skeleton className="mt-1 h-4 w-3/4" />
            <Skeleton className="h-3 w-1/3" />
          </div>
        ))}
      </div>
    </div>
  );
}
