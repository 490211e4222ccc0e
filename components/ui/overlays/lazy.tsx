import { useTranslations } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import { toast } from "../status/toast";

/** A component whose code is loaded on demand. */
export type LazyPart<Props> = { loaded: ComponentType<Props> | undefined; load: () => Promise<void> };

/** The parts that `preloadAll` loads. */
const knownParts: { load: () => Promise<void> }[] = [];

/** @param isPreloaded false for a part that few people need */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  isPreloaded = true,
): LazyPart<Props> {
  const part: LazyPart<Props> = {
    loaded: undefined,
    load: async () => {
      part.loaded ??= await load();
    },
  };
  if (isPreloaded) knownParts.push(part);
  return part;
}

/** Loads the code before it is needed. A failure shows when it is needed. */
export const preload = (part: { load: () => Promise<void> }) => void part.load().catch(() => {});

/** Loads the code of everything that a click on this page may open, one part after the other. */
export async function preloadAll(): Promise<void> {
  for (const part of knownParts) await part.load().catch(() => {});
}

type LazyProps<Props> = Props & {
  part: LazyPart<Props>;
  /** A part inside this one, which waits for it. */
  inner?: { loaded: unknown; load: () => Promise<void> } | undefined;
  /** Called when the code could not be loaded, for example without a network. */
  onMissing?: () => void;
  /** True while nobody waits for the part, so that a failure is not told. */
  isEarly?: boolean;
};

/**
 * Renders a part once its code is there. Unlike React's `lazy`, it tries again after a failure, also when the network returns, leaves the
 * screen as it was, and tells that the server was not reached.
 */
export function Lazy<Props extends object>(all: LazyProps<Props>) {
  const { part, inner, onMissing, isEarly = false, ...props } = all;
  const t = useTranslations("ui.problems.network");
  const [Part, setPart] = useState(() => (inner && !inner.loaded ? undefined : part.loaded));
  useEffect(() => {
    if (Part) return;
    let isWanted = true;
    const load = () =>
      Promise.all([part.load(), inner?.load()]).then(
        () => setPart(() => part.loaded),
        () => {
          if (!isWanted) return;
          if (!isEarly) toast.error(t("title"), { description: t("text"), id: "missing part" });
          onMissing?.();
        },
      );
    load();
    window.addEventListener("online", load);
    return () => {
      isWanted = false;
      window.removeEventListener("online", load);
    };
  }, [Part, part, inner, onMissing, isEarly, t]);
  return Part ? <Part {...(props as unknown as Props)} /> : null;
}

type DialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Returns a dialog whose code is loaded when it opens. */
export function lazyDialog<Props extends DialogProps>(load: () => Promise<ComponentType<Props>>) {
  const part = lazyPart(load);
  return (props: Props) =>
    props.open ? <Lazy {...props} part={part} onMissing={() => props.onOpenChange(false)} /> : null;
}
