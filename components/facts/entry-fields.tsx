"use client";

import { useState } from "react";
import { ENTITY_KINDS, type Entity } from "@/lib/facts/fact";
import { useWords } from "../layout/words";
import { CheckboxCard } from "../ui/choice-card";
import { Select, TextArea, TextInput } from "../ui/field";

/** The fields of a person, place or term: of a place also where it is. What it is stays once it is stored. */
export function EntryFields({ entry }: { entry: Entity | null }) {
  const words = useWords("edit");
  const [kind, setKind] = useState<string>(entry?.kind ?? "");
  return (
    <>
      <TextInput name="name" label={words.name} defaultValue={entry?.name} maxLength={200} />
      {entry === null && (
        <Select name="kind" label={words.what} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{words.choose}</option>
          {ENTITY_KINDS.map((one) => (
            <option key={one} value={one}>
              {words[one]}
            </option>
          ))}
        </Select>
      )}
      <TextInput name="subtype" label={words.subtype} hint={words.subtypeHint} defaultValue={entry?.subtype} maxLength={100} />
      <CheckboxCard name="article" label={words.article} defaultChecked={entry?.article === "the"} />
      <TextArea name="aliases" label={words.aliases} hint={words.aliasesHint} defaultValue={entry?.aliases?.join("\n")} />
      <TextInput name="note" label={words.note} defaultValue={entry?.note} maxLength={300} />
      {kind === "place" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput name="latitude" label={words.latitude} hint={words.latitudeHint} inputMode="decimal" defaultValue={entry?.at?.[0]} />
          <TextInput
            name="longitude"
            label={words.longitude}
            hint={words.longitudeHint}
            inputMode="decimal"
            defaultValue={entry?.at?.[1]}
          />
        </div>
      )}
    </>
  );
}
