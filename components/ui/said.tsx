"use client";

import { useEffect, useState } from "react";
import { currentLanguage } from "@/messages/language";

/**
 * Says sentences that came from lib or the server (problems, refusals) in the language of the screen, once its sentences are there. Nothing
 * of it is loaded where the screen is in English.
 */
export function useSaying(): (text: string) => string {
  const [say, setSay] = useState<((text: string) => string) | null>(null);
  useEffect(() => {
    const language = currentLanguage();
    if (language === "en") return;
    let isShown = true;
    void import("@/messages/said").then(async ({ saidIn, sayIn }) => {
      const table = await saidIn(language);
      if (isShown && table) setSay(() => (text: string) => sayIn(table, text));
    });
    return () => {
      isShown = false;
    };
  }, []);
  return say ?? ((text) => text);
}

/** One such sentence. */
export function Said({ text }: { text: string }) {
  return useSaying()(text);
}
