"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A place of the main navigation; it says when one is there, or inside it. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={path === href ? "page" : isHere ? "true" : undefined}
      className="inline-flex min-h-11 items-center rounded-press px-2.5 text-small text-soft no-underline hover:text-ink hover:underline aria-[current]:font-[650] aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}
