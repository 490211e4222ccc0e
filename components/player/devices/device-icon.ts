import { Gamepad2, Headphones, Laptop, type LucideIcon, Smartphone, Speaker, Tablet, Tv } from "lucide-react";

const icons: Record<string, LucideIcon> = {
  computer: Laptop,
  smartphone: Smartphone,
  tablet: Tablet,
  tv: Tv,
  game_console: Gamepad2,
  headphones: Headphones,
};

export const deviceIcon = (type: string): LucideIcon => icons[type.toLowerCase()] ?? Speaker;
