"use client";

import { useEffect } from "react";

/** While `losing`, the browser asks before it leaves the page. */
export function useLeaveWarning(losing: boolean): void {
  useEffect(() => {
    if (!losing) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [losing]);
}
