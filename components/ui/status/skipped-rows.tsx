import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type SkippedRowsProps = {
  title: string;
  skipped: { reason: string; count: number; examples: string[]; text: ReactNode }[];
};

/** Rows that an import skipped, by reason with a few examples. */
export const SkippedRows = ({ title, skipped }: SkippedRowsProps) => (
  <details className="group rounded-md border border-line">
    <summary className="flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-sm [&::-webkit-details-marker]:hidden">
      <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" aria-hidden />
      {title}
    </summary>
    <ul className="grid gap-3 border-line border-t p-3 text-sm">
      {skipped.map(({ reason, count, examples, text }) => (
        <li key={reason}>
          <p className="text-pretty">{text}</p>
          {examples.length > 0 && (
            <p className="break-words text-muted">
              {examples.join(", ")}
              {count > examples.length && " …"}
            </p>
          )}
        </li>
      ))}
    </ul>
  </details>
);

/** Returns the number of rows of all reasons. */
export const countSkipped = (skipped: { count: number }[]) =>
  skipped.reduce((sum, { count }) => sum + count, 0);
