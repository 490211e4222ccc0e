import type { Menu } from "radix-ui/internal";
import { createContext, use } from "react";

/** Radix's parts of a menu. They are loaded with the first menu that opens. */
export const MenuParts = createContext<typeof Menu | null>(null);

export function useMenuParts(): typeof Menu {
  const parts = use(MenuParts);
  if (!parts) throw new Error("An item needs a menu around it.");
  return parts;
}
