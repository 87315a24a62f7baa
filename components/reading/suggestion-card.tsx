"use client";

import type { ReactNode } from "react";
import type { Doubt } from "@/lib/reading/article";
import type { FactView, SuggestionView } from "@/lib/review/desk";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { Shown } from "../questions/shown";

const DOUBTS: Record<Doubt, keyof Messages["articles"]> = {
  who: "doubtWho",
  speaker: "doubtSpeaker",
  when: "doubtWhen",
  "words-cut": "doubtWordsCut",
  coref: "doubtCoref",
  unconfirmed: "doubtUnconfirmed",
  heading: "doubtHeading",
  changed: "doubtChanged",
};

/** What stands above a suggestion: what sort it is, and what has to be known of it at a glance. */
export function SuggestionHead({ view }: { view: SuggestionView }) {
  const words = useWords("articles");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Chip>{view.kind === "event" ? words.event : words[view.family]}</Chip>
      {view.kind === "fact" && view.sure && <span className="text-tiny text-soft">{words.sure}</span>}
      {view.kind === "fact" && view.rivals.length > 0 && <span className="text-small font-[650] text-wrong">{words.differ}</span>}
      {view.kind === "fact" && view.same && <span className="text-tiny text-soft">{words.known}</span>}
    </span>
  );
}

/** What becomes of it if it is kept: a question, a second source, or a disagreement with its consequence. */
function Consequence({ view }: { view: FactView }) {
  const words = useWords("articles");
  const [rival] = view.rivals;
  if (view.same) return <p className="text-small text-soft">{words.knownNote}</p>;
  if (rival) return <p className="text-small text-soft">{fill(words.differNote, { sentence: rival.sentence, source: rival.source })}</p>;
  if (view.otherwise.length > 0) return <p className="text-small text-soft">{words.otherwise}</p>;
  if (!view.asks) return <p className="text-small text-soft">{words.asksNothing}</p>;
  const { first, more } = view.asks;
  return (
    <p className="text-small">
      <span className="text-soft">{words.asks}</span> <Shown text={first.stem} />{" "}
      {more > 0 && <span className="text-soft">{plural(language(), more, words.andMore)}</span>}
    </p>
  );
}

type OpenCardProps = { view: FactView; quote: string; language: string | null; children: ReactNode };

/** A suggestion that is being looked at: how it reads, what to check, the words it stands on, and what it would ask. */
export function OpenFact({ view, quote, language, children }: OpenCardProps) {
  const words = useWords("articles");
  return (
    <>
      <SuggestionHead view={view} />
      <p id={`says-${view.id}`} className="text-lead [font-family:var(--font-read)]">
        <Shown text={view.sentence} />
      </p>
      <blockquote lang={language ?? undefined} className="passage border-s-[3px] border-line ps-3 text-small text-soft lg:sr-only">
        {quote}
      </blockquote>
      {view.doubts.length > 0 && (
        <ul className="grid gap-0.5 text-small">
          {view.doubts.map((doubt) => (
            <li key={doubt}>{words[DOUBTS[doubt]] as string}</li>
          ))}
        </ul>
      )}
      <Consequence view={view} />
      {children}
    </>
  );
}

type Act = () => void;

/** What can be done with a suggestion, each with its key where there is a keyboard. */
export function FactActions({
  approve,
  edit,
  reject,
  merge,
  keys,
}: {
  approve: Act;
  edit: Act;
  reject: Act;
  merge: Act | null;
  keys: boolean;
}) {
  const words = useWords("articles");
  const cap = (key: string) =>
    keys && (
      <span className="key-cap" aria-hidden="true">
        {key}
      </span>
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button data-approve onClick={approve}>
        {words.approve} {cap("A")}
      </Button>
      <Button look="quiet" onClick={edit}>
        {words.edit} {cap("E")}
      </Button>
      <Button look="bare" onClick={reject}>
        {words.reject} {cap("R")}
      </Button>
      {merge && (
        <Button look="bare" onClick={merge}>
          {words.merge} {cap("M")}
        </Button>
      )}
    </div>
  );
}

/** A suggestion that waits: pressed, it is looked at. */
export function WaitingCard({ view, look }: { view: SuggestionView; look: Act }) {
  return (
    <button type="button" onClick={look} className="card grid w-full gap-1.5 px-4 py-3 text-start hover:border-line-strong">
      <SuggestionHead view={view} />
      <span className="[font-family:var(--font-read)]">
        <Shown text={view.sentence} />
      </span>
    </button>
  );
}

/** A suggestion that was decided. */
export function DecidedLine({ view }: { view: SuggestionView }) {
  const words = useWords("articles");
  const state =
    view.state === "rejected"
      ? words.stateRejected
      : view.factId === null
        ? words.stateGone
        : view.state === "merged"
          ? words.stateMerged
          : words.stateKept;
  return (
    <li className="grid gap-0.5 py-2">
      <span className={view.state === "rejected" ? "text-soft" : ""}>
        <Shown text={view.sentence} />
      </span>
      <span className="flex flex-wrap items-center gap-2 text-tiny text-soft">
        <Chip tone={view.state === "rejected" ? "plain" : "accent"}>{state}</Chip>
        {view.kind === "fact" && view.state === "approved" && view.asks && (
          <span>
            <Shown text={view.asks.first.stem} /> {view.asks.more > 0 && plural(language(), view.asks.more, words.andMore)}
          </span>
        )}
      </span>
    </li>
  );
}
