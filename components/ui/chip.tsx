import type { ReactNode } from "react";

const TONES = {
  plain: "bg-sunk text-soft",
  right: "bg-correct-wash text-correct",
  wrong: "bg-wrong-wash text-wrong",
  accent: "bg-accent-wash text-accent",
};

/** A word or a number about the thing it stands on. */
export function Chip({ tone = "plain", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-tiny leading-tight font-[550] ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
