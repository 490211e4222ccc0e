"use client";

import { useTranslations } from "next-intl";
import { Switch } from "radix-ui";
import { useId, useState, useTransition } from "react";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";

/** Removes the connection and, on request, everything imported through it. */
export function Disconnect({ disconnect }: { disconnect: (purge: boolean) => Promise<void> }) {
  const t = useTranslations("services.disconnection");
  const [isConfirming, setIsConfirming] = useState(false);
  const [purge, setPurge] = useState(false);
  const [busy, startTransition] = useTransition();
  const id = useId();
  return (
    <>
      <Button variant="danger" onClick={() => setIsConfirming(true)}>
        {t("open")}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("title")}
        description={t("text")}
        action={t("confirm")}
        busy={busy}
        onConfirm={() =>
          startTransition(async () => {
            await disconnect(purge);
            setIsConfirming(false);
          })
        }
      >
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
