"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { HelpLink } from "../help/help-link";
import { Callout } from "../ui/status/callout";

const neverChanges = () => () => undefined;

type AddressNoteProps = { publicUrl: string; isOtherAddress: boolean };

/**
 * Says which address to open. The server guesses, because a proxy can hide the address, and the browser corrects the guess.
 */
export function AddressNote({ publicUrl, isOtherAddress }: AddressNoteProps) {
  const t = useTranslations("auth.address");
  const isShown = useSyncExternalStore(
    neverChanges,
    () => location.origin !== publicUrl,
    () => isOtherAddress,
  );
  if (!isShown) return null;
  return (
    <Callout tone="warn" title={t("title", { url: publicUrl })}>
      {t.rich("text", {
        link: chunks => (
          <a href={publicUrl} className="font-medium text-accent-text underline underline-offset-4">
            {chunks}
          </a>
        ),
      })}{" "}
      <HelpLink article="behind-a-proxy" anchor="public-url" subject={t("title", { url: publicUrl })} />
    </Callout>
  );
}
