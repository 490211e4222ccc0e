import Link from "next/link";
import { Button } from "../ui/controls/button";
import { EmptyState } from "../ui/status/empty-state";

/** Content of the pages for an unknown address. */
export function NotFoundNote() {
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        title="Nothing on this side"
        action={
          <Button asChild variant="primary">
            <Link href="/music">To the music</Link>
          </Button>
        }
      >
        There is no such page, or it belongs to somebody else.
      </EmptyState>
    </div>
  );
}
