import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const TONES: Record<"note" | "right" | "wrong", { icon: IconName; className: string; mark: string }> = {
  note: { icon: "note", className: "border-line bg-card", mark: "text-accent" },
  right: { icon: "right", className: "border-correct bg-correct-wash", mark: "text-correct" },
  wrong: { icon: "problem", className: "border-wrong bg-wrong-wash", mark: "text-wrong" },
};

/** A few words that must not be missed. It announces nothing by itself: what appears later stands in a `role="status"`. */
export function Notice({ tone = "note", title, children }: { tone?: keyof typeof TONES; title?: ReactNode; children?: ReactNode }) {
  const { icon, className, mark } = TONES[tone];
  return (
    <div className={`flex gap-3 rounded-card border px-4 py-3 ${className}`}>
      <Icon name={icon} className={`mt-[0.15em] shrink-0 ${mark}`} />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-[650]">{title}</p>}
        {children}
      </div>
    </div>
  );
}
