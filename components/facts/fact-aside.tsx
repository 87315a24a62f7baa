import Link from "next/link";
import { plainStem, plainWords } from "@/lib/questions/plain-words";
import type { Question } from "@/lib/questions/question";
import type { Messages } from "@/messages";
import { Shown } from "../questions/shown";
import { Chip } from "../ui/chip";
import { Table } from "../ui/table";
import { dateText } from "../memory/date-text";
import { language } from "@/messages/language";
import { Said } from "../ui/said";

type Finding = { rule: string; level: "E" | "W"; message: string };
type Version = { number: number; change: string; at: Date; mine: boolean; current: boolean };
type FactAsideProps = {
  sentence: string;
  questions: readonly { question: Question; findings: readonly Finding[] }[];
  versions: readonly Version[];
  slug: string;
  words: Messages["edit"];
  formats: Readonly<Record<string, string>>;
};

/** What the rules say of a wording: what must be put right, and what is worth another look. */
export function Findings({ findings, words }: { findings: readonly Finding[]; words: Messages["edit"] }) {
  if (findings.length === 0) return <p className="text-small text-soft">{words.ruleNone}</p>;
  return (
    <ul className="grid gap-1 text-small">
      {findings.map(({ rule, level, message }) => (
        <li key={`${rule} ${message}`} className={level === "E" ? "text-wrong" : "text-soft"}>
          <span className="font-[600]">{level === "E" ? words.ruleBroken : words.ruleWarning}:</span> <Said text={message} />
        </li>
      ))}
    </ul>
  );
}

/** Beside the form of a fact: how it reads, what it asks, and how it came to be. */
export function FactAside({ sentence, questions, versions, slug, words, formats }: FactAsideProps) {
  const change: Readonly<Record<string, string>> = {
    meaning: words.versionMeaning,
    evidence: words.versionEvidence,
    wording: words.versionWording,
  };
  return (
    <aside className="grid gap-8">
      <section aria-labelledby="preview" className="grid gap-2">
        <h2 id="preview">{words.preview}</h2>
        <p className="passage">
          <Shown text={sentence} />
        </p>
      </section>
      <section aria-labelledby="asked" className="grid gap-2">
        <h2 id="asked">{words.asked}</h2>
        {questions.length === 0 && <p className="text-soft">{words.askedNone}</p>}
        <ul className="grid gap-2">
          {questions.map(({ question, findings }) => (
            <li key={question.id} className="card grid gap-1.5 px-4 py-3">
              <p className="text-tiny text-soft">{plainWords(question, question.context)}</p>
              <Link prefetch={false} href={`/sets/${slug}/edit/questions/${question.id}`} className="link [font-family:var(--font-read)]">
                {plainStem(question)}
              </Link>
              <p>
                <Chip>{formats[question.format] ?? question.format}</Chip>
              </p>
              {findings.length > 0 && <Findings findings={findings} words={words} />}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="history" className="grid gap-2">
        <h2 id="history">{words.history}</h2>
        <Table
          caption={words.history}
          hideCaption
          columns={[
            { key: "number", label: words.version },
            { key: "change", label: words.changed },
            { key: "date", label: words.date },
          ]}
          rows={versions.map((version) => ({
            key: String(version.number),
            cells: [
              `${version.number}${version.current ? ` (${words.current})` : ""}`,
              `${version.number === 1 ? words.versionFirst : (change[version.change] ?? version.change)}${version.mine ? `, ${words.byYou}` : ""}`,
              dateText(language(), version.at.toISOString().slice(0, 10)),
            ],
          }))}
        />
      </section>
    </aside>
  );
}
