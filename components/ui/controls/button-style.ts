import clsx from "clsx";

const variants = {
  primary:
    "bg-accent text-on-accent font-semibold shadow-[inset_0_1px_0_oklch(1_0_0/0.25),0_1px_2px_var(--shade)] enabled:hover:bg-accent-hover hover:bg-accent-hover",
  solid: "bg-raised text-ink font-medium border border-line hover:border-line-strong",
  ghost: "text-muted font-medium hover:text-ink hover:bg-raised",
  danger: "text-danger font-medium border border-line hover:border-danger hover:bg-danger-soft",
};
const sizes = {
  md: "min-h-10 px-4 py-1.5 gap-2 text-sm rounded-md",
  lg: "min-h-12 px-4 sm:px-6 py-1.5 gap-2.5 text-[15px] rounded-md",
  icon: "size-10 rounded-full",
};

export type ButtonLook = { variant?: keyof typeof variants; size?: keyof typeof sizes };

/** Returns the classes of a button. Pages for errors use it without `Button`, whose code every screen would load with them. */
export const buttonStyle = ({ variant = "solid", size = "md" }: ButtonLook, className?: string) =>
  clsx(
    "inline-flex shrink-0 select-none max-w-full items-center justify-center text-center transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-[18px] [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
