import { type ComponentType, useEffect, useState } from "react";

/** A component whose code is loaded on demand. */
export type LazyPart<Props> = { loaded: ComponentType<Props> | undefined; load: () => Promise<void> };

export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const part: LazyPart<Props> = {
    loaded: undefined,
    load: async () => {
      part.loaded ??= await load();
    },
  };
  return part;
}

/** Loads the code before it is needed. A failure shows when it is needed. */
export const preload = (part: { load: () => Promise<void> }) => void part.load().catch(() => {});

type LazyProps<Props> = Props & {
  part: LazyPart<Props>;
  /** Called when the code could not be loaded, for example without a network. */
  onMissing?: () => void;
};

/** Renders a part once its code is there. Unlike React's `lazy`, it tries again after a failure and leaves the screen as it was. */
export function Lazy<Props extends object>({ part, onMissing, ...props }: LazyProps<Props>) {
  const [Part, setPart] = useState(() => part.loaded);
  useEffect(() => {
    if (Part) return;
    part.load().then(
      () => setPart(() => part.loaded),
      () => onMissing?.(),
    );
  }, [Part, part, onMissing]);
  return Part ? <Part {...(props as unknown as Props)} /> : null;
}
