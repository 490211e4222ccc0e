"use client";

import { useSyncExternalStore } from "react";
import { Callout } from "../ui/status/callout";

const neverChanges = () => () => undefined;

type AddressNoteProps = { publicUrl: string; isOtherAddress: boolean };

/**
 * Says which address to open. The server guesses, because a proxy can hide the address, and the browser corrects the guess.
 */
export function AddressNote({ publicUrl, isOtherAddress }: AddressNoteProps) {
  const isShown = useSyncExternalStore(
    neverChanges,
    () => location.origin !== publicUrl,
    () => isOtherAddress,
  );
  if (!isShown) return null;
  return (
    <Callout tone="warn" title={`Tonearm's address is ${publicUrl}`}>
      <a href={publicUrl} className="font-medium text-accent-text underline underline-offset-4">
        Open Tonearm there
      </a>
      . At another address your browser may not stay signed in, and Spotify cannot send you back.
    </Callout>
  );
}
