"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { disconnectSignOn } from "@/lib/client/account";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnForm } from "../auth/sign-on-form";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { LocalTime } from "../ui/text/local-time";
import { confirmationOf } from "./confirmation";

/** The connection of the account to the single sign-on provider. */
export function SignOnCard({ signOn }: { signOn: SingleSignOn }) {
  const { provider, connectedAt } = signOn;
  if (!provider) return null;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid min-w-0 gap-1">
        <Eyebrow>{provider}</Eyebrow>
        <p className="text-pretty text-muted text-sm">
          {connectedAt ? (
            <>
              You sign in with {provider}, since <LocalTime at={connectedAt} show="date" />.
            </>
          ) : (
            <>Connect your account at {provider} to sign in with it.</>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {connectedAt && confirmationOf(signOn) === "provider" && (
          <SignOnForm purpose="confirm">Confirm with {provider}</SignOnForm>
        )}
        {connectedAt ? (
          <DisconnectButton provider={provider} />
        ) : (
          <SignOnForm purpose="connect">Connect {provider}</SignOnForm>
        )}
      </div>
    </Card>
  );
}

function DisconnectButton({ provider }: { provider: string }) {
  const router = useRouter();
  const [isConfirming, setIsConfirming] = useState(false);
  const [busy, startTransition] = useTransition();
  const disconnect = async () => {
    try {
      await disconnectSignOn();
      router.refresh();
    } catch (error) {
      toast.error("Nothing was disconnected", { description: error instanceof Error ? error.message : "" });
    }
    setIsConfirming(false);
  };
  return (
    <>
      <Button variant="danger" onClick={() => setIsConfirming(true)}>
        Disconnect {provider}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={`Disconnect ${provider}?`}
        description={`You then sign in with your password. Every other sign-in ends. You can connect ${provider} again.`}
        action="Disconnect"
        busy={busy}
        onConfirm={() => startTransition(disconnect)}
      />
    </>
  );
}
