import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Connection } from "@/lib/schemas/spotify";
import { Badge } from "../ui/status/badge";
import { connectionTones } from "./connection-tones";

/** Link to the Spotify services, with the state of the connection. */
export function ServicesLink({ state }: { state: Connection["state"] }) {
  const t = useTranslations("services");
  return (
    <Link
      href="/profile/services"
      className="flex items-center gap-4 rounded-lg border border-line bg-panel p-5 transition-colors hover:border-line-strong sm:p-6"
    >
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="font-semibold">{t("link.title")}</span>
        <span className="text-muted text-sm">{t("link.text")}</span>
      </span>
      <Badge tone={connectionTones[state]}>{t(`states.${state}`)}</Badge>
      <ChevronRight className="size-5 shrink-0 text-muted" aria-hidden />
    </Link>
  );
}
