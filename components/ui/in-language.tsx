import type { ReactNode } from "react";
import { currentLanguage } from "@/messages/language";

/** Words in another language than the screen's say so, for voices and for the way they run; words in its own stand as they are. */
export function InLanguage({
  language = "en",
  children,
}: {
  /** A tag: that of the set. English where nothing says otherwise. */ language?: string;
  children: ReactNode;
}) {
  if (language.split("-")[0] === currentLanguage()) return children;
  return (
    <span lang={language} dir="auto">
      {children}
    </span>
  );
}
