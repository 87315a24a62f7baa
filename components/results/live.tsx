"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

type LiveProps = {
  /** Where another text stands whenever there is something new. */ href: string;
  pulse: string;
  text: string;
  newText: string;
};

const USUAL_MS = 4_000;
/** After each look it rests so many times as long as the look took: a busy server is asked less. */
const REST = 20;

async function pulseAt(href: string): Promise<string | null> {
  try {
    const response = await fetch(href, { cache: "no-store" });
    return response.ok ? ((await response.json()) as { pulse: string }).pulse : null;
  } catch {
    return null;
  }
}

/** Looks for new answers while the page is seen, and draws it anew when there are some. What it says is read out, but not each time. */
export function Live({ href, pulse, text, newText }: LiveProps) {
  const router = useRouter();
  const seen = useRef(pulse);
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const start = performance.now();
      const now = document.visibilityState === "visible" ? await pulseAt(href) : null;
      if (now !== null && now !== seen.current) {
        seen.current = now;
        setNew(true);
        router.refresh();
      }
      timer = setTimeout(look, Math.max(USUAL_MS, REST * (performance.now() - start)));
    };
    timer = setTimeout(look, USUAL_MS);
    return () => clearTimeout(timer);
  }, [href, router]);
  return (
    <p className="text-small text-soft">
      {text} <span role="status">{isNew ? newText : ""}</span>
    </p>
  );
}
