import Link from "next/link";
import type { Messages } from "@/messages";
import { Chip } from "../ui/chip";
import { Part } from "../ui/part";
import { dateText } from "../memory/date-text";
import { language } from "@/messages/language";

type ImportLine = { id: string; file: string; state: keyof Messages["transfer"]["states"]; at: Date; set: string | null };

/** The files that somebody brought, the newest first. Nothing where there is none. */
export function ImportList({ imports, words }: { imports: readonly ImportLine[]; words: Messages["transfer"] }) {
  if (imports.length === 0) return null;
  return (
    <Part id="earlier" title={words.earlier}>
      <ul className="grid gap-2">
        {imports.map(({ id, file, state, at, set }) => (
          <li key={id} className="card flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <Link prefetch={false} href={`/sets/import/${id}`} className="link min-w-0 wrap-anywhere">
              {file}
            </Link>
            <Chip tone={state === "applied" ? "right" : "plain"}>{words.states[state]}</Chip>
            <span className="text-tiny text-soft">
              {[dateText(language(), at.toISOString().slice(0, 10)), set].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
