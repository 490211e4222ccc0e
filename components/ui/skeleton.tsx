import clsx from "clsx";

/** A quiet stand-in in the shape of what is coming. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={clsx("block animate-shimmer rounded-md bg-raised", className)} />
);
