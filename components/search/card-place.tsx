import { Globe, LibraryBig } from "lucide-react";
import { useTranslations } from "next-intl";

/** Says where a result is from. */
export function CardPlace({ inLibrary }: { inLibrary: boolean }) {
  const t = useTranslations("tracks.place");
  const Icon = inLibrary ? LibraryBig : Globe;
  return (
    <span className="flex min-w-0 max-w-full items-center gap-1.5 text-muted text-sm">
      <Icon className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{inLibrary ? t("library") : t("spotify")}</span>
    </span>
  );
}
