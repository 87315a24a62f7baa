"use client";

import Link from "next/link";
import { useState } from "react";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Select, TextInput } from "../ui/field";
import { EditForm } from "./edit-form";
import type { EditorLine } from "./editor-list";
import type { FormState } from "./form-state";
import { LineText } from "./line-text";
import { Shown } from "../questions/shown";

type BulkFormProps = {
  lines: readonly EditorLine[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
  undo: (editId: string) => Promise<FormState>;
  topics: readonly string[];
};

/** One fact: a box to choose it, and the way to where it is edited. */
function Line({
  line: { id, href, text, detail, chips },
  chosen,
  choose,
}: {
  line: EditorLine;
  chosen: boolean;
  choose: (on: boolean) => void;
}) {
  return (
    <li className="card flex items-start gap-1 has-checked:border-accent">
      <label className="grid min-h-11 min-w-11 cursor-pointer place-content-center self-stretch ps-2">
        <span className="sr-only">
          <Shown text={text} />
        </span>
        <input
          type="checkbox"
          name="fact"
          value={id}
          checked={chosen}
          onChange={(event) => choose(event.target.checked)}
          className="size-5 accent-accent"
        />
      </label>
      <Link prefetch={false} href={href} className="grid min-w-0 grow gap-1 py-3 pe-4 text-ink no-underline">
        <LineText text={text} detail={detail} chips={chips} />
      </Link>
    </li>
  );
}

/** Facts to choose from a list, and what to do with the chosen ones at once. */
export function BulkForm({ lines, action, undo, topics }: BulkFormProps) {
  const words = useWords("edit");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [what, setWhat] = useState("topic");
  const shown = lines.filter(({ id }) => chosen.has(id));
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  const isAll = lines.length > 0 && shown.length === lines.length;
  const list = (
    <ul className="grid gap-2">
      {lines.map((line) => (
        <Line key={line.id} line={line} chosen={chosen.has(line.id)} choose={(on) => choose(line.id, on)} />
      ))}
    </ul>
  );
  return (
    <EditForm action={action} fields={["what", "bulkTopic"]} submit={words.bulkDo} busy={words.saving} undo={undo} below={list}>
      <div className="grid grid-cols-1 items-end gap-3 border-t border-line pt-5 lg:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)]">
        <label className="flex min-h-12 cursor-pointer items-center gap-3 font-[550]">
          <input
            type="checkbox"
            checked={isAll}
            onChange={(event) => setChosen(new Set(event.target.checked ? lines.map(({ id }) => id) : []))}
            className="size-5 accent-accent"
          />
          {shown.length === 0 ? words.bulkAll : fill(words.bulkChosen, { count: shown.length })}
        </label>
        <Select name="what" label={words.bulkWhat} value={what} onChange={(event) => setWhat(event.target.value)}>
          <option value="topic">{words.bulkTopic}</option>
          <option value="approve">{words.bulkApprove}</option>
          <option value="trivial">{words.bulkTrivial}</option>
          <option value="worthwhile">{words.bulkWorthwhile}</option>
          <option value="remove">{words.bulkRemove}</option>
        </Select>
        {what === "topic" && <TextInput name="bulkTopic" label={words.topic} list="bulk-topics" maxLength={200} />}
        <datalist id="bulk-topics">
          {topics.map((topic) => (
            <option key={topic} value={topic} />
          ))}
        </datalist>
      </div>
    </EditForm>
  );
}
