import type { ComponentProps } from "react";
import { Button } from "./button";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "size" | "aria-label"> & { label: string };

/** Round icon button. Its label is both its accessible name and its tooltip. */
export const IconButton = ({ label, variant = "ghost", ...rest }: IconButtonProps) => (
  <Button variant={variant} size="icon" aria-label={label} data-tooltip="" {...rest} />
);
