import type { ComponentProps } from "react";

/** How a button looks, whether it does something or goes somewhere. */
export type Look = {
  /**
   * `primary` is the one thing to do next on a page; `quiet` anything beside it; `bare` what is seldom wanted; `danger` what takes
   * something away.
   */
  look?: "primary" | "quiet" | "bare" | "danger";
  size?: "normal" | "big";
  /** As wide as what it stands in. */
  full?: boolean;
};

const LOOKS = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  quiet: "border-[1.5px] border-line-strong text-accent hover:bg-accent-wash",
  bare: "text-soft underline decoration-line-strong underline-offset-4 hover:text-ink",
  danger: "border-[1.5px] border-wrong text-wrong hover:bg-wrong-wash",
};

const SIZES = { normal: "min-h-11 py-2 text-base", big: "min-h-13 py-2.5 text-[1.0938rem]" };

/** The classes of a button, for things that are pressed but are neither a button nor a link. */
export function buttonClass({ look = "primary", size = "normal", full = false }: Look = {}): string {
  const padding = look === "bare" ? "px-2 font-[550]" : "px-[1.15rem] font-[650]";
  return `inline-flex items-center justify-center gap-2 rounded-press text-center leading-tight no-underline disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60 forced-colors:border ${LOOKS[look]} ${SIZES[size]} ${padding} ${full ? "w-full" : ""}`;
}

/** Does something where it stands. It submits nothing unless told `type="submit"`. */
export function Button({ look, size, full, className = "", type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button type={type} className={`${buttonClass({ look, size, full })} ${className}`} {...rest} />;
}
