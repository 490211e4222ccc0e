import clsx from "clsx";
import type { ComponentProps } from "react";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section className={clsx("rounded-lg border border-line bg-panel p-5 sm:p-6", className)} {...rest} />
  );
}

/** Small heading of a card or section. */
export function Eyebrow({ className, ...rest }: ComponentProps<"h2">) {
  return <h2 className={clsx("engraved text-muted", className)} {...rest} />;
}
