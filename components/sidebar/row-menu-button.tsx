import { Ellipsis } from "lucide-react";
import type { ComponentProps } from "react";

/** Button of the menu of a row. A mouse sees it while it is over the row; a finger and the keyboard always find it. */
export const RowMenuButton = (props: ComponentProps<"button">) => (
  <button
    type="button"
    className="grid size-8 shrink-0 place-items-center rounded-md text-muted opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 max-md:opacity-100 pointer-coarse:opacity-100"
    {...props}
  >
    <Ellipsis className="size-4" aria-hidden />
  </button>
);
