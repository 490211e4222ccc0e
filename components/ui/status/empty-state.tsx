import type { ReactNode } from "react";
import { Record } from "../artwork/record";

type EmptyStateProps = { title: string; children: ReactNode; action?: ReactNode; level?: 1 | 2 };

/** Placeholder of an empty screen or list: says why it is empty and offers a next step. `level` 1 is for a screen without another title. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="grid justify-items-center gap-3 rounded-lg border border-line border-dashed px-6 py-14 text-center">
      <Record className="mb-2 size-20 opacity-80" />
      <Heading className="title text-xl">{title}</Heading>
      <div className="max-w-md text-pretty text-muted">{children}</div>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
