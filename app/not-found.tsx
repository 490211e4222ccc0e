import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-xl content-center px-4">
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
