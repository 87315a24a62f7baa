import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type Look } from "./button";

/**
 * Goes somewhere, and looks like a button. Pages are made when they are asked for, so fetching them ahead would bring nothing but their
 * frame.
 */
export function ButtonLink({ look, size, full, className = "", ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={`${buttonClass({ look, size, full })} ${className}`} {...rest} />;
}
