import clsx from "clsx";

/** Placeholder in the shape of the content that is loading. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={clsx("block animate-shimmer rounded-md bg-raised", className)} />
);
