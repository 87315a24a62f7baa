import Link from "next/link";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { buttonClass } from "../ui/button";
import { shareText } from "./figures";
import { Live } from "./live";

type Standing = { notBegun: number; answering: number; done: number; share: number | null };

type ResultsHeadProps = {
  assignment: { id: string; classId: string; className: string; title: string };
  /** Which of the three views this is. */
  view: "byPupil" | "byFact" | "byQuestion";
  /** Null where this view does not know it. */
  standing: Standing | null;
  pulse: string;
  words: Messages["results"];
};

const VIEWS = [
  { view: "byPupil", path: "" },
  { view: "byFact", path: "/facts" },
  { view: "byQuestion", path: "/questions" },
] as const;

function StandingText({ standing, words }: { standing: Standing; words: Messages["results"] }) {
  const parts = [
    plural(language(), standing.done, words.done),
    plural(language(), standing.answering, words.answering),
    plural(language(), standing.notBegun, words.notBegun),
  ];
  return (
    <p>
      {parts.join(", ")}.{standing.share !== null && ` ${fill(words.average, { share: shareText(standing.share, "") })}`}
    </p>
  );
}

/** What stands above every view of results: whose they are, how far the class is, the ways between the views, and the file. */
export function ResultsHead({ assignment, view, standing, pulse, words }: ResultsHeadProps) {
  const { id, classId, className, title } = assignment;
  const base = `/classes/${classId}/assignments/${id}`;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <p>
          <Link href={base} prefetch={false} className="link text-small">
            {fill(words.backTo, { title, class: className })}
          </Link>
        </p>
        <h1>{words.title}</h1>
        {standing && <StandingText standing={standing} words={words} />}
        <Live href={`/api/v1/assignments/${id}/pulse`} pulse={pulse} text={words.live} newText={words.isNew} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <nav aria-label={words.views} className="flex flex-wrap gap-2">
          {VIEWS.map((one) => (
            <Link
              key={one.view}
              href={`${base}/results${one.path}`}
              prefetch={false}
              aria-current={one.view === view ? "page" : undefined}
              className="inline-flex min-h-11 items-center rounded-press border border-line px-4 no-underline hover:underline aria-[current]:border-accent aria-[current]:bg-accent-wash aria-[current]:font-[650]"
            >
              {words[one.view]}
            </Link>
          ))}
        </nav>
        <a href={`/api/v1/assignments/${id}/results`} download className={buttonClass({ look: "quiet" })}>
          {words.download}
        </a>
      </div>
    </div>
  );
}
