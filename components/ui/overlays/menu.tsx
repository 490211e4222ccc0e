"use client";

import clsx from "clsx";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { Menu as Parts } from "radix-ui/internal";
import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useId,
  useRef,
  useState,
} from "react";
import { extendElement } from "../extend-element";
import { Lazy, lazyPart, preload } from "./lazy";
import { useMenuParts } from "./menu-parts";
import { useReturnFocus } from "./use-return-focus";

const itemStyle =
  "flex min-h-12 w-full select-none items-center gap-3 rounded-sm px-3 text-base outline-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-45 sm:min-h-10 sm:text-sm [&_svg]:size-4 [&_svg]:shrink-0";

const menuBox = lazyPart(async () => (await import("./menu-box")).MenuBox);

const togglingKeys = ["Enter", " "];

type MenuProps = {
  /** The button of the menu. */
  trigger: ReactElement;
  /** Subject of the menu, where a sheet is too far from its trigger to show it. */
  title?: string;
  children: ReactNode;
  /** The code of the items, if it is loaded with the menu. */
  items?: { loaded: unknown; load: () => Promise<void> };
  align?: "start" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Button with a menu, whose code is loaded when somebody is about to open one. */
export function Menu({
  trigger,
  title,
  children,
  items,
  align = "end",
  side = "bottom",
  ...control
}: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isNeeded, setIsNeeded] = useState(false);
  const [ownOpen, setOwnOpen] = useState(false);
  const open = control.open ?? ownOpen;
  const setOpen = (value: boolean) => {
    if (value) setIsNeeded(true);
    setOwnOpen(value);
    control.onOpenChange?.(value);
  };
  const returnFocus = useReturnFocus(open, button);
  /** True from a press that has opened or closed the menu until its click. */
  const isPressed = useRef(false);
  const toggle = (event: SyntheticEvent) => {
    setOpen(!open);
    // The menu gets the focus when it opens.
    if (!open) event.preventDefault();
  };
  return (
    <>
      {extendElement(trigger, {
        ref: button,
        id,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onPointerEnter: () => {
          preload(menuBox);
          if (items) preload(items);
        },
        onFocus: () => setIsNeeded(true),
        onPointerDown: (event: PointerEvent) => {
          isPressed.current = event.button === 0 && !event.ctrlKey;
          if (isPressed.current) toggle(event);
        },
        // A press that is dragged away has no click.
        onPointerLeave: ({ buttons }: PointerEvent) => {
          if (buttons > 0) isPressed.current = false;
        },
        onPointerCancel: () => {
          isPressed.current = false;
        },
        onClick: (event: MouseEvent) => {
          // Voice control and screen readers click without a press.
          if (!isPressed.current || event.detail === 0) toggle(event);
          isPressed.current = false;
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (togglingKeys.includes(event.key)) {
            toggle(event);
            // Otherwise a click follows.
            event.preventDefault();
          }
          if (event.key !== "ArrowDown") return;
          // Pressed again while the menu loads, it must not close it.
          setOpen(true);
          event.preventDefault();
        },
        // Firefox clicks when the space bar is released, whatever became of the press.
        onKeyUp: (event: KeyboardEvent) => event.key === " " && event.preventDefault(),
      })}
      {(isNeeded || open) && (
        <Lazy
          part={menuBox}
          inner={items}
          open={open}
          onOpenChange={setOpen}
          onMissing={() => setOpen(false)}
          isEarly={!open}
          anchor={button as RefObject<HTMLButtonElement>}
          align={align}
          side={side}
          label={{ id }}
          title={title}
          onCloseAutoFocus={returnFocus}
        >
          {children}
        </Lazy>
      )}
    </>
  );
}

export const preloadMenu = () => preload(menuBox);

type ContextMenuProps = {
  /** Where the pointer or the focused element is; null while the menu is closed. */
  at: { x: number; y: number } | null;
  onClose: () => void;
  title: string;
  children: ReactNode;
  items?: MenuProps["items"];
};

/** Menu at a point: for a right click, a long press, or Shift and F10. It has the same items as `Menu`. */
export function ContextMenu({ at, onClose, title, children, items }: ContextMenuProps) {
  const returnFocus = useReturnFocus(at !== null);
  const anchor = useRef({ getBoundingClientRect: () => new DOMRect() });
  if (!at) return null;
  anchor.current = { getBoundingClientRect: () => new DOMRect(at.x, at.y) };
  return (
    <Lazy
      part={menuBox}
      inner={items}
      open
      onOpenChange={open => !open && onClose()}
      onMissing={onClose}
      anchor={anchor}
      align="start"
      // Beside the point, so that the release of the button does not choose an item.
      side="right"
      label={title}
      title={title}
      onCloseAutoFocus={returnFocus}
    >
      {children}
    </Lazy>
  );
}

type MenuItemProps = ComponentProps<typeof Parts.Item> & {
  icon?: LucideIcon;
  hint?: string;
  destructive?: boolean;
};

export function MenuItem({
  icon: Icon,
  hint,
  destructive = false,
  className,
  children,
  ...rest
}: MenuItemProps) {
  const { Item } = useMenuParts();
  return (
    <Item className={clsx(itemStyle, destructive && "text-danger", className)} {...rest}>
      {Icon && <Icon aria-hidden className={destructive ? "" : "text-muted"} />}
      <span className="min-w-0 flex-1">{children}</span>
      {hint && <kbd className="font-sans text-muted text-xs max-sm:hidden pointer-coarse:hidden">{hint}</kbd>}
    </Item>
  );
}

/** Menu item that opens another screen. */
export function MenuLink({
  href,
  icon: Icon,
  children,
}: {
  href: string;
  icon: LucideIcon;
  children: ReactNode;
}) {
  const { Item } = useMenuParts();
  return (
    <Item asChild className={itemStyle}>
      <Link href={href}>
        <Icon aria-hidden className="text-muted" />
        {children}
      </Link>
    </Item>
  );
}

type MenuRadioItemProps = ComponentProps<typeof Parts.RadioItem> & {
  icon?: LucideIcon;
  detail?: string;
};

export function MenuRadioItem({ icon: Icon, detail, children, ...rest }: MenuRadioItemProps) {
  const { RadioItem, ItemIndicator } = useMenuParts();
  return (
    <RadioItem className={clsx(itemStyle, "data-[state=checked]:text-accent-text")} {...rest}>
      {Icon && <Icon aria-hidden />}
      <span className="grid min-w-0 flex-1 py-1.5">
        <span className="truncate font-medium">{children}</span>
        {detail && <span className="truncate text-muted text-xs">{detail}</span>}
      </span>
      <ItemIndicator>
        <Check aria-hidden />
      </ItemIndicator>
    </RadioItem>
  );
}

export function MenuRadioGroup(props: ComponentProps<typeof Parts.RadioGroup>) {
  const { RadioGroup } = useMenuParts();
  return <RadioGroup {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label className="engraved px-3 pt-2 pb-1 text-muted">{children}</Label>;
}

export function MenuSeparator() {
  const { Separator } = useMenuParts();
  return <Separator className="my-1.5 h-px bg-line" />;
}
