import type { Problem } from "@/lib/problem";
import { plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Part } from "../ui/part";
import { Said } from "../ui/said";

/**
 * What was left out of a file or not kept, each with its place in the file; those that do not stand here are counted. Nothing where there
 * is none.
 */
export function ProblemList({ problems, count, words }: { problems: readonly Problem[]; count: number; words: Messages["transfer"] }) {
  if (problems.length === 0) return null;
  return (
    <Part id="problems" title={words.problems}>
      <ul className="grid gap-1.5 text-small">
        {problems.map(({ where, message }, i) => (
          <li key={i} className="wrap-anywhere">
            {where !== "file" && (
              <span className="font-[650]">
                <Said text={where} />:{" "}
              </span>
            )}
            <Said text={message} />
          </li>
        ))}
      </ul>
      {count > problems.length && <p className="text-small text-soft">{plural(language(), count - problems.length, words.moreProblems)}</p>}
    </Part>
  );
}
