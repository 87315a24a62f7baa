import Link from "next/link";
import { momentText } from "@/lib/people/moment";
import { fill, list } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";

type Line = {
  id: string;
  title: string;
  className: string;
  mode: "self" | "wall";
  dueAt: number | null;
  endsAt: number | null;
  zone: string;
  isBegun: boolean;
};
type Words = Messages["classes"];

function whenText({ mode, dueAt, endsAt, zone }: Line, words: Words): string {
  if (mode === "wall") return words.todayWall;
  if (dueAt !== null) return fill(words.todayDue, { moment: momentText(language(), dueAt, zone) });
  return endsAt !== null ? fill(words.closesAt, { moment: momentText(language(), endsAt, zone) }) : "";
}

/** What somebody's classes (by name) wait for from them: one line each. Nothing at all for whoever is in no class. */
export function OpenAssignments({
  assignments,
  classes,
  words,
}: {
  assignments: readonly Line[];
  classes: readonly string[];
  words: Words;
}) {
  if (assignments.length === 0)
    return classes.length === 0 ? null : <p className="text-soft">{fill(words.todayNothing, { classes: list(language(), classes) })}</p>;
  return (
    <section aria-labelledby="from-classes" className="grid gap-3">
      <h2 id="from-classes" className="label">
        {words.todayTitle}
      </h2>
      <ul className="grid gap-2">
        {assignments.map((one) => (
          <li key={one.id}>
            <Link
              href={one.mode === "wall" ? `/wall/${one.id}` : `/assignments/${one.id}`}
              prefetch={false}
              className="card grid gap-0.5 px-4 py-3.5 no-underline hover:border-line-strong"
            >
              <span className="font-[650] text-ink">{fill(words.todayLine, { class: one.className, title: one.title })}</span>
              <span className="text-small text-soft">
                {[whenText(one, words), one.isBegun ? words.attemptOpen : ""].filter(Boolean).join(" · ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
