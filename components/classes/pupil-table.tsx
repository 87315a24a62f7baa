import Link from "next/link";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Table } from "../ui/table";

type Pupil = { id: string; name: string; typed: string; rosterEntryId: string | null; multiplier: number | null; extraAttempts: number };

type PupilTableProps = { classId: string; pupils: readonly Pupil[]; hasRoster: boolean; words: Messages["classes"] };

/** What a pupil has beyond the others, in a few words; empty where it is nothing. */
function extraOf({ multiplier, extraAttempts }: Pupil, words: Messages["classes"]): string {
  const time = multiplier === null ? words.noLimit : multiplier === 1 ? "" : fill(words.timesTime, { times: multiplier });
  return [time, extraAttempts > 0 ? plural(language(), extraAttempts, words.extraAttempts) : ""].filter(Boolean).join(", ");
}

/** The pupils of a class; each leads to what can be changed. */
export function PupilTable({ classId, pupils, hasRoster, words }: PupilTableProps) {
  const rows = pupils.map((pupil) => ({
    key: pupil.id,
    cells: [
      <Link
        key="name"
        href={`/classes/${classId}/members/${pupil.id}`}
        prefetch={false}
        className="link"
        aria-label={fill(words.changeOf, { name: pupil.name })}
      >
        {pupil.name}
      </Link>,
      hasRoster && !pupil.rosterEntryId ? `${pupil.typed} · ${words.notOnRoster}` : pupil.typed,
      extraOf(pupil, words),
    ],
  }));
  return (
    <Table
      caption={words.pupilsTitle}
      hideCaption
      columns={[
        { key: "pupil", label: words.pupil },
        { key: "typed", label: words.typed },
        { key: "time", label: words.time },
      ]}
      rows={rows}
    />
  );
}
