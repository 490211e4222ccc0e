import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/status/skeleton";

/**
 * Placeholder of a screen whose data is still being read. The profile pages have none: without JavaScript nothing would replace
 * it, and their forms must work then.
 */
export function LoadingScreen() {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-label={t("loading")}>
      <Skeleton className="mb-8 h-10 w-56" />
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}
