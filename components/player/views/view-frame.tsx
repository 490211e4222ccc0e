"use client";

import { Dialog } from "radix-ui";
import type { ComponentProps } from "react";
import { useReturnFocus } from "../../ui/overlays/use-return-focus";
import { usePlayer } from "../state/player-context";
import { useCloseOnBack } from "./use-close-on-back";

type ViewFrameProps = ComponentProps<typeof Dialog.Content> & {
  /** False if the page beside the view stays usable. */
  isModal?: boolean;
};

/**
 * A view of the player over the page, with a `Dialog.Title` and a `Dialog.Close` inside. On a phone "back" closes it; the focus returns
 * to where it was.
 */
export function ViewFrame({ isModal = true, ...content }: ViewFrameProps) {
  const { openView } = usePlayer();
  const close = useCloseOnBack(() => openView(null));
  const returnFocus = useReturnFocus(true);
  return (
    <Dialog.Root open modal={isModal} onOpenChange={isOpen => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Content
          data-player-view
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          // Outside are toasts, and the page on which somebody may work.
          onInteractOutside={event => event.preventDefault()}
          {...content}
        />
      </Dialog.Portal>
    </Dialog.Root>
  );
}
