"use client";

import clsx from "clsx";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useFocusMemory } from "./use-return-focus";

const itemStyle =
  "flex min-h-10 w-full select-none items-center gap-3 rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0";

type MenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

export function Menu({ trigger, children, align = "end", side = "bottom", ...control }: MenuProps) {
  useFocusMemory();
  return (
    <DropdownMenu.Root modal={false} {...control}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-[70dvh] min-w-56 max-w-[min(22rem,calc(100vw-24px))] animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1.5 shadow-float"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
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
      {hint && <kbd className="font-sans text-muted text-xs">{hint}</kbd>}
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
