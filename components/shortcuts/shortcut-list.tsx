"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/overlays/dialog";
import { SingleKeysField } from "./single-keys-field";
import { type Shortcut, shortcuts } from "./table";

const Keys = ({ shortcut: { key, mark, ctrl } }: { shortcut: Shortcut }) => {
  const t = useTranslations("shortcuts.keys");
  const names: Record<string, string> = { " ": t("space") };
  return (
    <span className="flex gap-1">
      {[...(ctrl ? [t("ctrl")] : []), names[key] ?? mark ?? key.toUpperCase()].map(name => (
        <kbd
          key={name}
          className="grid h-7 min-w-7 place-items-center rounded-sm border border-line bg-raised px-2 font-sans text-xs"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
};

/** List of all shortcuts, with the switch for those of a single key. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shortcuts");
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t("title")}>
      <dl className="grid gap-1">
        {shortcuts.map(shortcut => (
          <div key={shortcut.id} className="flex min-h-9 items-center justify-between gap-4">
            <dt>{t(`names.${shortcut.id}`)}</dt>
            <dd>
              <Keys shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted text-sm">{t("lists")}</p>
      <div className="mt-4 border-line border-t pt-4">
        <SingleKeysField />
      </div>
    </Dialog>
  );
}
