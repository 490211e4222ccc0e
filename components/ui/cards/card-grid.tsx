import type { ReactNode } from "react";
import { Skeleton } from "../status/skeleton";

const columns =
  "grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 md:gap-x-6 md:gap-y-8 lg:grid-cols-4 xl:grid-cols-5";

export const CardGrid = ({ children }: { children: ReactNode }) => <ul className={columns}>{children}</ul>;

export function CardGridSkeleton() {
  return (
    <div className={columns} aria-hidden>
      {Array.from({ length: 10 }, (_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other key
        <div key={card} className="grid gap-2">
          <Skeleton className="aspect-square w-full" />
          <Skeleton className="mt-1 h-4 w-3/4" />
          <Skeleton className="h-3 w-1/3" />
        </div>
      ))}
    </div>
  );
}
