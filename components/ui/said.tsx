"use client";

import { useEffect, useState } from "react";
import { currentLanguage } from "@/messages/language";
import { saidIn, sayIn, type Said as Table } from "@/messages/said";

/** Says sentences that came from lib or the server (problems, refusals) in the language of the screen, once its sentences are there. */
export function useSaying(): (text: string) => string {
  const [table, setTable] = useState<Table | null>(null);
  useEffect(() => {
    let isShown = true;
    void saidIn(currentLanguage())?.then((loaded) => isShown && setTable(loaded));
    return () => {
      isShown = false;
    };
  }, []);
  return (text) => (table ? sayIn(table, text) : text);
}

/** One such sentence. */
export function Said({ text }: { text: string }) {
  return useSaying()(text);
}
