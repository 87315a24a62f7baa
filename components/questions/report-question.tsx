"use client";

import { useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import type { ReportDialog } from "./report-dialog";

/** "This question is wrong": one press, a note if one likes. What asks for it is fetched when it is wanted: few questions are wrong. */
export function ReportQuestion({ onReport }: { onReport: (note: string) => Promise<boolean> }) {
  const words = useWords("quiz");
  const [open, setOpen] = useState(false);
  const [Asking, setAsking] = useState<typeof ReportDialog | null>(null);
  const [isAway, setAway] = useState(false);

  async function ask(): Promise<void> {
    try {
      const found = await import("./report-dialog");
      setAsking(() => found.ReportDialog);
      setOpen(true);
      setAway(false);
    } catch {
      setAway(true);
    }
  }

  return (
    <>
      <span className="grid justify-items-end">
        <Button look="bare" className="text-small" onClick={() => void ask()}>
          {words.report}
        </Button>
        <span role="status" className="text-tiny text-wrong empty:hidden">
          {isAway ? words.reportAway : ""}
        </span>
      </span>
      {Asking && <Asking open={open} onClose={() => setOpen(false)} onReport={onReport} />}
    </>
  );
}
