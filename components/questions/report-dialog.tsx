"use client";

import { useRef, useState } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextArea } from "../ui/field";
import { useFocusKept } from "../ui/use-focus-kept";

type ReportDialogProps = { open: boolean; onClose: () => void; onReport: (note: string) => Promise<boolean> };

/** Asks what is wrong, with a note if one likes, and says that it is kept. */
export function ReportDialog({ open, onClose, onReport }: ReportDialogProps) {
  const words = useWords("quiz");
  const [note, setNote] = useState("");
  const [outcome, setOutcome] = useState<"" | "sending" | "kept" | "failed">("");

  const news = useRef<HTMLParagraphElement>(null);
  useFocusKept(news, outcome);

  async function send(): Promise<void> {
    setOutcome("sending");
    setOutcome((await onReport(note)) ? "kept" : "failed");
  }

  return (
    <Dialog open={open} onClose={onClose} title={words.reportTitle}>
      {outcome === "kept" ? null : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextArea
            name="report-note"
            label={words.reportNote}
            hint={words.reportHint}
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" aria-disabled={outcome === "sending" || undefined}>
            {words.reportSend}
          </Button>
        </form>
      )}
      <p ref={news} tabIndex={-1} role="status" className={outcome === "failed" ? "text-wrong" : undefined}>
        {outcome === "kept" ? words.reported : outcome === "failed" ? words.reportFailed : ""}
      </p>
    </Dialog>
  );
}
