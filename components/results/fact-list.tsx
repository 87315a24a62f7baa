import type { FactResult, FactVerdict, FormatResult, FormatVerdict } from "@/lib/analysis/fact-results";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Chip } from "../ui/chip";
import { Notice } from "../ui/notice";
import { Table } from "../ui/table";
import { shareText } from "./figures";

type Words = Messages["results"];
type Formats = Messages["formats"];
type Fact = FactResult & { statement: string | null };
type Source = { title: string; quote: string };

type FactListProps = {
  facts: readonly Fact[];
  blamed: readonly FormatVerdict[];
  sources: ReadonlyMap<string, Source>;
  /** Where a fact can be corrected and its answers looked at again. */ regradeHref: (factId: string) => string;
  words: Words;
  formats: Formats;
};

const TONES = { "few-answers": "plain", "not-learned": "wrong", learned: "right", unclear: "plain", "bad-question": "wrong" } as const;

/** The name of a format, or what is stored where the format is no longer there. */
export const formatName = (format: string, formats: Formats): string => formats[format as keyof Formats] ?? format;

function verdictText(verdict: FactVerdict, ways: number, words: Words, formats: Formats): string {
  const n = plural(language(), verdict.n, words.answersCount);
  if (verdict.kind === "not-learned" && ways === 1) return fill(words.verdictText["one-way"], { n });
  if (verdict.kind !== "bad-question") return fill(words.verdictText[verdict.kind], { n });
  return fill(words.verdictText["bad-question"], {
    n,
    format: formatName(verdict.format, formats),
    known: knownText(verdict.known),
    elsewhere: knownText(verdict.knownElsewhere),
  });
}

/** What is left of right answers without guessing: never shown below nothing. */
const knownText = (known: number) => shareText(Math.max(0, known), "");

function formatRow(one: FormatResult, formats: Formats) {
  return { key: one.format, cells: [formatName(one.format, formats), one.n, shareText(one.facility, ""), knownText(one.known)] };
}

function FormatTable({ fact, words, formats }: { fact: Fact; words: Words; formats: Formats }) {
  const columns = [
    { key: "format", label: words.format },
    { key: "n", label: words.answers, end: true },
    { key: "facility", label: words.facility, end: true },
    { key: "known", label: words.knownShare, end: true },
  ];
  return (
    <Table
      caption={fill(words.factFormats, { fact: fact.statement ?? words.factGone })}
      hideCaption
      columns={columns}
      rows={fact.formats.map((one) => formatRow(one, formats))}
    />
  );
}

function FactItem({
  fact,
  number,
  source,
  regradeHref,
  words,
  formats,
}: {
  fact: Fact;
  number: number;
  source: Source | undefined;
  regradeHref: string;
  words: Words;
  formats: Formats;
}) {
  const { verdict, people, classes, statement } = fact;
  return (
    <li className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0">{`${number}. ${statement ?? words.factGone}`}</h3>
        <Chip tone={TONES[verdict.kind]}>{words.verdict[verdict.kind]}</Chip>
      </div>
      <p>{verdictText(verdict, fact.formats.length, words, formats)}</p>
      {source && (
        <figure className="grid gap-1 border-s-4 border-marker ps-4">
          <blockquote className="font-read">{source.quote}</blockquote>
          <figcaption className="text-small text-soft">{source.title}</figcaption>
        </figure>
      )}
      <FormatTable fact={fact} words={words} formats={formats} />
      <p className="text-small text-soft">
        {fill(words.pooledFrom, { people: plural(language(), people, words.people), classes: plural(language(), classes, words.classes) })}
      </p>
      {verdict.kind === "bad-question" && (
        <p>
          <a href={regradeHref} className="link">
            {words.lookAtAnswers}
          </a>
        </p>
      )}
    </li>
  );
}

/** Which facts landed, the least known first, each with its sentence and with what kind of question it was asked by. */
export function FactList({ facts, blamed, sources, regradeHref, words, formats }: FactListProps) {
  return (
    <section aria-labelledby="facts" className="grid gap-4">
      <h2 id="facts">{words.factsTitle}</h2>
      <p className="text-soft">{`${words.factsLead} ${words.knownHint}`}</p>
      {blamed.map(({ format, known, knownElsewhere, n }) => (
        <Notice key={format} tone="wrong">
          {fill(words.blamed, {
            format: formatName(format, formats),
            known: knownText(known),
            elsewhere: knownText(knownElsewhere),
            n: plural(language(), n, words.answersCount),
          })}
        </Notice>
      ))}
      <ol className="grid gap-6">
        {facts.map((fact, i) => (
          <FactItem
            key={fact.factId}
            fact={fact}
            number={i + 1}
            source={sources.get(fact.factId)}
            regradeHref={regradeHref(fact.factId)}
            words={words}
            formats={formats}
          />
        ))}
      </ol>
    </section>
  );
}
