import clsx from "clsx";
import { type Attributes, cloneElement, type ReactElement, type RefAttributes } from "react";

type Props = Record<string, unknown> & { className?: string };

/** Returns the element with further properties. Of two handlers of an event, the element's own is called first. */
export function extendElement(
  element: ReactElement,
  { className, ...added }: Props & RefAttributes<HTMLElement>,
): ReactElement {
  const own = element.props as Props;
  const merged = Object.entries(added).map(([name, value]) => {
    const ownValue = own[name];
    if (typeof value !== "function" || typeof ownValue !== "function") return [name, value];
    return [
      name,
      (...args: unknown[]) => {
        ownValue(...args);
        value(...args);
      },
    ];
  });
  return cloneElement(
    element as ReactElement<Props>,
    {
      ...(Object.fromEntries(merged) as Attributes),
      className: clsx(className, own.className) || undefined,
    } as Props,
  );
}
