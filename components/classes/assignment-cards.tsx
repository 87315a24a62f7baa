import Link from "next/link";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { timesText } from "./times-text";

type Card = {
  id: string;
  title: string;
  mode: "self" | "wall";
  dueAt: number | null;
  closesAt: number | null;
  zone: string;
  begun: number;
  done: number;
};

/** What is given to a class, as a list of links. */
export function AssignmentCards({
  assignments,
  hrefOf,
  words,
}: {
  assignments: readonly Card[];
  hrefOf: (id: string) => string;
  words: Messages["classes"];
}) {
  return (
    <ul className="grid gap-2">
      {assignments.map((one) => (
        <li key={one.id}>
          <Link href={hrefOf(one.id)} prefetch={false} className="card grid gap-0.5 px-4 py-3.5 no-underline hover:border-line-strong">
            <span className="font-read text-h3 font-[560] text-ink">{one.title}</span>
            <span className="text-small text-soft">
              {[
                ...timesText(one, words),
                one.begun === 0 ? words.stateNone : fill(words.doneOf, { done: one.done, count: one.begun }),
              ].join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
