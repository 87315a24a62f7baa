"use client";

import Link from "next/link";
import type { FlaggedQuestion, Inbox, RejectedAnswer } from "@/lib/quizzes/inbox";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { ButtonLink } from "../ui/button-link";
import { Chip } from "../ui/chip";
import type { InboxAnswer } from "./inbox-state";
import { InboxSteps } from "./inbox-steps";
import { Shown } from "../questions/shown";

type Words = Messages["healing"];
type Actions = {
  settle: (reportIds: readonly string[], resolution: "corrected" | "dismissed" | null) => Promise<InboxAnswer>;
  leave: (questionId: string, plain: string, back: boolean) => Promise<InboxAnswer>;
  accept: (questionId: string, typed: string) => Promise<InboxAnswer>;
  takeBack: (editId: string | null) => Promise<InboxAnswer>;
};
type InboxScreenProps = { inbox: Inbox; slug: string; words: Words; actions: Actions };
type LineProps<T> = { line: T; slug: string; words: Words; actions: Actions };

const factHref = (slug: string, factId: string) => `/sets/${slug}/edit/facts/${encodeURIComponent(factId)}`;

function FlaggedLine({ line, slug, words, actions }: LineProps<FlaggedQuestion>) {
  const { reportIds } = line;
  const wait = () => actions.settle(reportIds, null);
  const steps = [
    { key: "corrected", label: words.corrected, act: () => actions.settle(reportIds, "corrected"), undo: wait },
    { key: "dismiss", label: words.dismiss, act: () => actions.settle(reportIds, "dismissed"), undo: wait },
  ];
  return (
    <li className="card grid gap-3 px-5 py-4">
      <div className="grid gap-1">
        <p className="label">{plural(language(), line.people, words.flaggedBy)}</p>
        <h3 className="font-read text-[1.0625rem] leading-snug font-normal">
          <Shown text={line.stem} />
        </h3>
        {line.statement && <p className="text-small text-soft">{fill(words.theFact, { statement: line.statement })}</p>}
      </div>
      {line.notes.length > 0 && (
        <ul className="grid gap-1 border-s-2 border-line-strong ps-3">
          {line.notes.map((note, i) => (
            <li key={i} className="wrap-anywhere">
              {note}
            </li>
          ))}
        </ul>
      )}
      <InboxSteps steps={steps} undoLabel={words.takeBack} lookAgainLabel={words.lookAgain}>
        <ButtonLink look="primary" href={factHref(slug, line.factId)}>
          {words.correctFact}
        </ButtonLink>
      </InboxSteps>
    </li>
  );
}

function RejectedLine({ line, slug, words, actions }: LineProps<RejectedAnswer>) {
  const { questionId, typed, plain, entityId, isAnother, isNear } = line;
  const accept = { key: "accept", label: words.accept, act: () => actions.accept(questionId, typed), undo: actions.takeBack };
  const leave = {
    key: "leave",
    label: words.leave,
    act: () => actions.leave(questionId, plain, false),
    undo: () => actions.leave(questionId, plain, true),
  };
  const canAccept = entityId !== null && !isAnother;
  return (
    <li className="card grid gap-3 px-5 py-4">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <strong className="wrap-anywhere">“{typed}”</strong>
          <span className="text-small text-soft">{plural(language(), line.count, words.typedTimes)}</span>
          {isNear && <Chip>{words.nearMiss}</Chip>}
          {isAnother && <Chip>{words.otherName}</Chip>}
        </p>
        <h3 className="font-read text-[1.0625rem] leading-snug font-normal">
          <Shown text={line.stem} />
        </h3>
        <p className="text-small text-soft">{fill(words.rightIs, { right: line.right })}</p>
      </div>
      <InboxSteps steps={canAccept ? [accept, leave] : [leave]} undoLabel={words.takeBack} lookAgainLabel={words.lookAgain}>
        {!canAccept && (
          <ButtonLink look="quiet" href={factHref(slug, line.factId)}>
            {words.correctFact}
          </ButtonLink>
        )}
      </InboxSteps>
    </li>
  );
}

/** What learners flagged, and what they typed that was not accepted: each dealt with in one press that can be taken back. */
export function InboxScreen({ inbox, slug, words, actions }: InboxScreenProps) {
  const { flagged, rejected } = inbox;
  return (
    <div className="grid max-w-[42rem] gap-8">
      <p className="text-soft">{flagged.length + rejected.length === 0 ? words.inboxEmpty : words.inboxLead}</p>
      <section aria-labelledby="flagged" className="grid gap-3">
        <h2 id="flagged">{words.flaggedTitle}</h2>
        {flagged.length === 0 && <p className="text-soft">{words.flaggedNone}</p>}
        <ul className="grid gap-3">
          {flagged.map((line) => (
            <FlaggedLine key={line.questionId} line={line} slug={slug} words={words} actions={actions} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="rejected" className="grid gap-3">
        <h2 id="rejected">{words.rejectedTitle}</h2>
        {rejected.length === 0 && <p className="text-soft">{words.rejectedNone}</p>}
        <ul className="grid gap-3">
          {rejected.map((line) => (
            <RejectedLine key={`${line.questionId} ${line.plain}`} line={line} slug={slug} words={words} actions={actions} />
          ))}
        </ul>
      </section>
      <p>
        <Link prefetch={false} href={`/sets/${slug}/regrade`} className="link">
          {words.regradesTitle}
        </Link>
      </p>
    </div>
  );
}
