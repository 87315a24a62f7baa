"use client";

import { useEffect } from "react";

/**
 * Gives the page a title while it is shown. Next puts the title of the route in only after the page has woken up, so that it is put right
 * again.
 */
export function useTitle(title: string): void {
  useEffect(() => {
    const put = () => {
      if (document.title !== title) document.title = title;
    };
    put();
    const watching = new MutationObserver(put);
    watching.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => watching.disconnect();
  }, [title]);
}
