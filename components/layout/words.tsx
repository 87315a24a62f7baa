"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import type { Area, Messages } from "@/messages";

const Words = createContext<Partial<Messages>>({});

/** Gives the client components inside the words of the named areas, beside those given further out. Give a page only the areas it shows. */
export function WordsProvider({ words, children }: { words: Partial<Messages>; children: ReactNode }) {
  const outer = use(Words);
  const all = useMemo(() => ({ ...outer, ...words }), [outer, words]);
  return <Words value={all}>{children}</Words>;
}

/** The words of one area, in a client component; the page or a layout must have given them. */
export function useWords<A extends Area>(area: A): Messages[A] {
  const words = use(Words)[area];
  if (!words) throw new Error(`the words of "${area}" were not given to this page: see WordsProvider`);
  return words;
}
