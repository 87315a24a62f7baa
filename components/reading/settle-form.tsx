"use client";

import { useState } from "react";
import type { Problem } from "@/lib/problem";
import type { KnownFact } from "@/lib/review/desk";
import type { Settling } from "@/lib/review/keeping";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { TextInput } from "../ui/field";
import { Problems, problemAt } from "../ui/problems";

type SettleFormProps = {
  sentence: string;
  others: readonly KnownFact[];
  publisher: string;
  problems: readonly Problem[];
  settle: (settling: Settling) => void;
  cancel: () => void;
};

function Way({ label, note, press }: { label: string; note?: string; press: () => void }) {
  return (
    <li className="grid gap-0.5">
      <span>
        <Button look="quiet" onClick={press}>
          {label}
        </Button>
      </span>
      {note && <span className="text-small text-soft">{note}</span>}
    </li>
  );
}

/** Two values where there can be one: both are told, and whoever decides says what becomes of them. */
export function SettleForm({ sentence, others, publisher, problems, settle, cancel }: SettleFormProps) {
  const words = useWords("articles");
  const [by, setBy] = useState(publisher);
  const [otherBy, setOtherBy] = useState(others[0]?.source ?? "");
  return (
    <section aria-labelledby="settle" className="grid gap-3">
      <h3 id="settle" tabIndex={-1} data-first>
        {words.settleTitle}
      </h3>
      <Problems problems={problems} fields={["by"]} />
      <ul className="grid gap-1">
        <li>{fill(words.settleThis, { sentence })}</li>
        {others.map((other) => (
          <li key={other.id}>{fill(words.settleOther, { source: other.source, sentence: other.sentence })}</li>
        ))}
      </ul>
      <ul className="grid gap-2.5">
        <Way label={words.settleUndecided} note={words.settleUndecidedNote} press={() => settle({ as: "undecided" })} />
        <Way label={words.settleNewer} note={words.settleNewerNote} press={() => settle({ as: "newer" })} />
        <Way label={words.settleThisRight} press={() => settle({ as: "this" })} />
        <Way label={words.settleOtherRight} press={() => settle({ as: "other" })} />
      </ul>
      <fieldset className="grid gap-2.5">
        <legend className="mb-1 text-small font-[650]">{words.settleAttributed}</legend>
        <div className="grid gap-2.5 sm:grid-cols-2">
          <TextInput
            name="by"
            label={words.settleBy}
            value={by}
            onChange={(event) => setBy(event.target.value)}
            maxLength={300}
            problem={problemAt(problems, "by")}
          />
          <TextInput
            name="otherBy"
            label={words.settleOtherBy}
            value={otherBy}
            onChange={(event) => setOtherBy(event.target.value)}
            maxLength={300}
          />
        </div>
        <span>
          <Button look="quiet" onClick={() => settle({ as: "attributed", by: by.trim(), otherBy: otherBy.trim() })}>
            {words.settleAttributedDo}
          </Button>
        </span>
      </fieldset>
      <span>
        <Button look="bare" onClick={cancel}>
          {words.cancel}
        </Button>
      </span>
    </section>
  );
}
