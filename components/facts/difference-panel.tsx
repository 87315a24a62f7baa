"use client";

import { useEffect, useRef } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Table } from "../ui/table";
import type { FormDifference } from "./form-state";

type DifferencePanelProps = { difference: FormDifference; pending: boolean; takeTheirs: () => void };

const lines = (text: string, none: string) =>
  text === "" ? <span className="text-soft">{none}</span> : <span className="whitespace-pre-line">{text}</span>;

/**
 * Somebody else saved first: what differs, and what can be done. The form still holds what was typed, and saves it over theirs when it is
 * sent again.
 */
export function DifferencePanel({ difference, pending, takeTheirs }: DifferencePanelProps) {
  const words = useWords("edit");
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), [difference]);
  return (
    <div
      ref={panel}
      tabIndex={-1}
      role="group"
      aria-labelledby="difference"
      className="grid gap-4 rounded-card border-[1.5px] border-accent bg-card p-4"
    >
      <div className="grid gap-1">
        <h2 id="difference" className="text-h3">
          {words.staleTitle}
        </h2>
        <p className="text-soft">{words.staleNote}</p>
      </div>
      {difference.lines.length === 0 && <p>{words.staleSame}</p>}
      {difference.lines.length > 0 && (
        <Table
          caption={words.staleTitle}
          hideCaption
          columns={[
            { key: "field", label: words.field },
            { key: "before", label: words.before },
            { key: "mine", label: words.mine },
            { key: "theirs", label: words.theirs },
          ]}
          rows={difference.lines.map(({ label, before, mine, theirs }) => ({
            key: label,
            cells: [label, lines(before, words.nothing), lines(mine, words.nothing), lines(theirs, words.nothing)],
          }))}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={pending || undefined}>
          {words.takeMine}
        </Button>
        <Button look="quiet" aria-disabled={pending || undefined} onClick={takeTheirs}>
          {words.takeTheirs}
        </Button>
        <p className="basis-full text-small text-soft">{words.editAgain}</p>
      </div>
    </div>
  );
}
