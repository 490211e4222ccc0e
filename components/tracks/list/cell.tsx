import type { ReactNode } from "react";

/** Cell of a row in a virtualized list. */
export function Cell({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized grid cannot be a table
    // biome-ignore lint/a11y/useFocusableInteractive: the Tab key stops at the row, not at its cells
    <div role="gridcell" className={className}>
      {children}
    </div>
  );
}
