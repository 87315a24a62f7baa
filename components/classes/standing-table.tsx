import { momentText } from "@/lib/people/moment";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Table } from "../ui/table";

type Words = Messages["classes"];
type Pupil = { id: string; name: string; multiplier: number | null; extraAttempts: number };
type Standing = { state: "none" | "begun" | "done"; isLate: boolean; endsAt: number | null; extraMinutes: number; extraAttempts: number };

const STATES = { none: "stateNone", begun: "stateBegun", done: "stateDone" } as const;

const stateText = ({ state, isLate }: Standing, words: Words): string =>
  state === "done" && isLate ? words.stateLate : words[STATES[state]];

/** What a pupil has beyond the others here: time, minutes, attempts, and when it ends for them. */
function extraText(pupil: Pupil, standing: Standing, zone: string, words: Words): string {
  const attempts = pupil.extraAttempts + standing.extraAttempts;
  const time = pupil.multiplier === null ? words.noLimit : pupil.multiplier === 1 ? "" : fill(words.timesTime, { times: pupil.multiplier });
  const minutes = standing.extraMinutes > 0 ? plural(language(), standing.extraMinutes, words.extraMinutes) : "";
  const ends =
    (time || minutes) && standing.endsAt !== null ? fill(words.closesAt, { moment: momentText(language(), standing.endsAt, zone) }) : "";
  return [time, minutes, ends, attempts > 0 ? plural(language(), attempts, words.extraAttempts) : ""].filter(Boolean).join(", ");
}

/** How each pupil stands in an assignment. */
export function StandingTable({
  members,
  standings,
  zone,
  words,
}: {
  members: readonly Pupil[];
  standings: ReadonlyMap<string, Standing>;
  zone: string;
  words: Words;
}) {
  const rows = members.flatMap((member) => {
    const standing = standings.get(member.id);
    return standing ? [{ key: member.id, cells: [member.name, stateText(standing, words), extraText(member, standing, zone, words)] }] : [];
  });
  return (
    <Table
      caption={words.howTheyStand}
      hideCaption
      columns={[
        { key: "pupil", label: words.pupil },
        { key: "state", label: words.state },
        { key: "extra", label: words.extra },
      ]}
      rows={rows}
    />
  );
}
