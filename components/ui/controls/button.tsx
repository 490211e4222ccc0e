import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactElement } from "react";
import { extendElement } from "../extend-element";
import { type ButtonLook, buttonStyle } from "./button-style";

type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Gives its look to the only child, such as a link. */
    asChild?: boolean;
    /** Shows a spinner and disables the button. */
    busy?: boolean;
  };

export function Button({
  variant,
  size,
  asChild = false,
  busy = false,
  type = "button",
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  const style = buttonStyle({ variant, size }, className);
  if (asChild) return extendElement(children as ReactElement, { className: style, ...rest });
  return (
    <button type={type} className={style} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
