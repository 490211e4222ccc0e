"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { disconnectSignOn } from "@/lib/client/account";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnForm } from "../auth/sign-on-form";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { toastProblem } from "../ui/status/toast-problem";
import { LocalTime } from "../ui/text/local-time";
import { confirmationOf } from "./confirmation";

/** The connection of the account to the single sign-on provider. */
export function SignOnCard({ signOn }: { signOn: SingleSignOn }) {
  const t = useTranslations("profile");
  const { provider, connectedAt } = signOn;
  if (!provider) return null;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <Eyebrow>{provider}</Eyebrow>
        <p className="text-pretty text-muted text-sm">
          {connectedAt
            ? t.rich("signOn.connected", {
                provider,
                date: () => <LocalTime at={connectedAt} show="date" />,
              })
            : t("signOn.notConnected", { provider })}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {connectedAt && confirmationOf(signOn) === "provider" && (
          <SignOnForm purpose="confirm">{t("confirmFirst.confirmButton", { provider })}</SignOnForm>
        )}
        {connectedAt ? (
          <DisconnectButton provider={provider} />
        ) : (
          <SignOnForm purpose="connect">{t("confirmFirst.connectButton", { provider })}</SignOnForm>
        )}
      </div>
    </Card>
  );
}

function DisconnectButton({ provider }: { provider: string }) {
  const t = useTranslations("profile.signOn.disconnect");
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  const [busy, startTransition] = useTransition();
  const disconnect = async () => {
    try {
      await disconnectSignOn();
      router.refresh();
    } catch (error) {
      toastProblem(t("failed", { provider }), error as Error);
    }
    setIsConfirming(false);
  };
  return (
    <>
      <Button variant="danger" onClick={() => setIsConfirming(true)}>
        {t("button", { provider })}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("title", { provider })}
        description={t("text", { provider })}
        action={t("action")}
        busy={busy}
        onConfirm={() => startTransition(disconnect)}
      />
    </>
  );
}
