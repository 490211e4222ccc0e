"use client";

import { ListMusic } from "lucide-react";
import { useTranslations } from "next-intl";
import { ModeButton } from "./mode-button";
import { usePlayer } from "./state/player-context";

/** Opens and closes the queue. */
export function QueueButton(props: { className?: string; onPointerEnter?: () => void }) {
  const t = useTranslations("player");
  const { view, openView } = usePlayer();
  const isOpen = view === "queue";
  return (
    <ModeButton
      label={t("queue")}
      isOn={isOpen}
      aria-expanded={isOpen}
      onClick={() => openView(isOpen ? null : "queue")}
      {...props}
    >
      <ListMusic aria-hidden />
    </ModeButton>
  );
}
