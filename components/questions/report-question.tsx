"use client";

import { useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea } from "../ui/field";

/** "This question is wrong": one press, a note if one likes. */
export function ReportQuestion({ onReport }: { onReport: (note: string) => Promise<boolean> }) {
  const words = useWords("quiz");
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState<"" | "sending" | "kept" | "failed">("");

  async function send(): Promise<void> {
    setOutcome("sending");
    setOutcome((await onReport(note)) ? "kept" : "failed");
  }

  return (
    <>
      <Button look="bare" className="text-small" onClick={() => setOpen(true)}>
        {words.report}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.reportTitle}>
        {outcome === "kept" ? null : (
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <TextArea name="report-note" label={words.reportNote} hint={words.reportHint} value={note} maxLength={2000} onChange={(event) => setNote(event.currentTarget.value)} />
            <Button type="submit" aria-disabled={outcome === "sending" || undefined}>
              {words.reportSend}
            </Button>
          </form>
        )}
        <p role="status" className={outcome === "failed" ? "text-wrong" : undefined}>
          {outcome === "kept" ? words.reported : outcome === "failed" ? words.reportFailed : ""}
        </p>
      </Dialog>
    </>
  );
}
