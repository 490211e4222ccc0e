"use client";

import { Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { Button } from "../ui/controls/button";
import { useShufflePlay } from "./use-shuffle-play";

type ShufflePlayProps = Pick<ComponentProps<typeof Button>, "variant" | "disabled" | "size"> & {
  source: ShuffleSource;
};

/** Button that continues or starts the shuffle of a source. */
export function ShufflePlay({ source, ...rest }: ShufflePlayProps) {
  const t = useTranslations("shuffle");
  const shuffle = useShufflePlay();
  return (
    <Button size="lg" busy={shuffle.isPending} onClick={() => shuffle.mutate(source)} {...rest}>
      {!shuffle.isPending && <Shuffle aria-hidden />}
      {t("play")}
    </Button>
  );
}
