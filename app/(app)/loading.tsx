import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mb-8 h-10 w-56" />
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}
