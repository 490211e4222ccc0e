"use client";

import clsx from "clsx";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useFocusMemory, useReturnFocus } from "./use-return-focus";

const itemStyle =
  "flex min-h-12 w-full select-none items-center gap-3 rounded-sm px-3 text-base outline-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-45 sm:min-h-10 sm:text-sm [&_svg]:size-4 [&_svg]:shrink-0";

type SurfaceProps = ComponentProps<typeof DropdownMenu.Content> & { title?: string | undefined };

/** Box of a menu: beside its trigger, or on a phone a sheet at the bottom of the screen. `globals.css` moves it there. */
function Surface({ title, children, ...rest }: SurfaceProps) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        collisionPadding={12}
        className="menu-surface z-50 max-h-[85dvh] min-w-56 animate-rise overflow-y-auto overscroll-contain border-line border-t bg-raised p-1.5 shadow-float max-sm:rounded-t-xl max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:max-h-[70dvh] sm:max-w-[min(22rem,calc(100vw-24px))] sm:rounded-md sm:border"
        {...rest}
      >
        {title && (
          <DropdownMenu.Label className="truncate px-3 pt-3 pb-2 font-semibold sm:hidden">
            {title}
          </DropdownMenu.Label>
        )}
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

type MenuProps = {
  trigger: ReactNode;
  /** What the menu is about, where a sheet is too far from its trigger to show that. */
  title?: string;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

export function Menu({ trigger, title, children, align = "end", side = "bottom", ...control }: MenuProps) {
  useFocusMemory();
  return (
    <DropdownMenu.Root modal={false} {...control}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <Surface title={title} align={align} side={side} sideOffset={6}>
        {children}
      </Surface>
    </DropdownMenu.Root>
  );
}

type ContextMenuProps = {
  /** Where the pointer or the focused element is; null while the menu is closed. */
  at: { x: number; y: number } | null;
  onClose: () => void;
  title: string;
  children: ReactNode;
};

/** Menu at a point: for a right click, a long press, or Shift and F10. It has the same items as `Menu`. */
export function ContextMenu({ at, onClose, title, children }: ContextMenuProps) {
  const returnFocus = useReturnFocus(at !== null);
  return (
    <DropdownMenu.Root modal={false} open={at !== null} onOpenChange={open => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="fixed" style={{ left: at?.x, top: at?.y }} />
      </DropdownMenu.Trigger>
      <Surface
        title={title}
        aria-label={title}
        aria-labelledby={undefined}
        align="start"
        // Beside the point, so that the release of the button does not choose an item.
        side="right"
        sideOffset={2}
        onCloseAutoFocus={returnFocus}
      >
        {children}
      </Surface>
    </DropdownMenu.Root>
  );
}

type MenuItemProps = ComponentProps<typeof DropdownMenu.Item> & {
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
  return (
    <DropdownMenu.Item className={clsx(itemStyle, destructive && "text-danger", className)} {...rest}>
      {Icon && <Icon aria-hidden className={destructive ? "" : "text-muted"} />}
      <span className="min-w-0 flex-1">{children}</span>
      {hint && <kbd className="font-sans text-muted text-xs max-sm:hidden pointer-coarse:hidden">{hint}</kbd>}
    </DropdownMenu.Item>
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
  return (
    <DropdownMenu.Item asChild className={itemStyle}>
      <Link href={href}>
        <Icon aria-hidden className="text-muted" />
        {children}
      </Link>
    </DropdownMenu.Item>
  );
}

type MenuRadioItemProps = ComponentProps<typeof DropdownMenu.RadioItem> & {
  icon?: LucideIcon;
  detail?: string;
};

export function MenuRadioItem({ icon: Icon, detail, children, ...rest }: MenuRadioItemProps) {
  return (
    <DropdownMenu.RadioItem className={clsx(itemStyle, "data-[state=checked]:text-accent-text")} {...rest}>
      {Icon && <Icon aria-hidden />}
      <span className="grid min-w-0 flex-1 py-1.5">
        <span className="truncate font-medium">{children}</span>
        {detail && <span className="truncate text-muted text-xs">{detail}</span>}
      </span>
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

export const MenuRadioGroup = DropdownMenu.RadioGroup;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="engraved px-3 pt-2 pb-1 text-muted">{children}</DropdownMenu.Label>
);

export const MenuSeparator = () => <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
