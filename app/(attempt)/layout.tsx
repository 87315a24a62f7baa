import type { ReactNode } from "react";
import { SkipLink } from "@/components/layout/skip-link";
import { words } from "@/messages";

/** A question stands by itself: there is only the way past its small header. */
export default function AttemptLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink text={words("layout").skip} />
      {children}
    </>
  );
}
