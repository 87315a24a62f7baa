"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";

/** So often it is asked whether the file was read, in ms. */
const ASK_MS = 400;

async function isRead(id: string): Promise<boolean> {
  const response = await fetch(`/api/v1/imports/${id}`, { cache: "no-store" });
  if (response.status === 404) return true;
  const { state } = (await response.json()) as { state: string };
  return state !== "reading";
}

/** Says that a file is being read, until it was; then the page shows what came of it. */
export function ReadingScreen({ id, file }: { id: string; file: string }) {
  const words = useWords("transfer");
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const done = await isRead(id).catch(() => false); // the network may be away for a moment
      if (done) router.refresh();
      else timer = setTimeout(() => void ask(), ASK_MS);
    };
    timer = setTimeout(() => void ask(), ASK_MS);
    return () => clearTimeout(timer);
  }, [id, router]);
  return (
    <div className="grid gap-3" role="status">
      <h1 className="wrap-anywhere">{fill(words.waiting, { name: file })}</h1>
      <p className="text-soft">{words.waitingLead}</p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full w-1/3 rounded-full bg-accent motion-safe:animate-pulse" />
      </div>
    </div>
  );
}
