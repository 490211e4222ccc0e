"use client";

import { useTranslations } from "next-intl";
import { Switch } from "radix-ui";
import { useId, useState } from "react";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { useConfirmedAction } from "../ui/overlays/use-confirmed-action";

/** Removes the connection and, on request, everything imported through it. */
export function Disconnect({ disconnect }: { disconnect: (purge: boolean) => Promise<void> }) {
  const t = useTranslations("services.disconnection");
  const [purge, setPurge] = useState(false);
  const { ask, confirm } = useConfirmedAction(() => disconnect(purge));
  const id = useId();
  return (
    <>
      <Button variant="danger" onClick={ask}>
        {t("open")}
      </Button>
      <Confirm {...confirm} title={t("title")} description={t("text")} action={t("confirm")}>
        <div className="flex items-center gap-3">
          <Switch.Root
            id={id}
            checked={purge}
            onCheckedChange={setPurge}
            className="h-6 w-11 shrink-0 rounded-full bg-line-strong p-0.5 data-[state=checked]:bg-danger"
          >
            <Switch.Thumb className="block size-5 rounded-full bg-bg transition-transform data-[state=checked]:translate-x-5" />
          </Switch.Root>
          <label htmlFor={id} className="text-sm">
            {t("purge")}
          </label>
        </div>
      </Confirm>
    </>
  );
}
