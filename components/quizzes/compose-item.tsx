"use client";

import { useState, type DragEvent, type ReactNode } from "react";
import { POINTS } from "@/lib/quizzes/quiz-draft";
import type { ComposedItem } from "@/lib/quizzes/composed";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button, buttonClass } from "../ui/button";
import { Icon } from "../ui/icon";
import { Said } from "../ui/said";
import { KeyView } from "./key-view";

type ComposeItemProps = {
  item: ComposedItem;
  position: number;
  count: number;
  format: string;
  isKept: boolean;
  isSwapping: boolean;
  onSwap: () => void;
  onKeep: () => void;
  onRemove: () => void;
  /** This question goes to another place. */
  onMove: (to: number) => void;
  /** Another question, dragged from its place, goes to this one. */
  onDropped: (from: number) => void;
  onPoints: (points: number) => void;
  onKeepReplacement: () => void;
  /** What may stand here instead, while it is asked for. */
  children?: ReactNode;
};

const MOVE =
  "grid size-11 shrink-0 place-items-center rounded-press border-[1.5px] border-line-strong text-accent hover:bg-accent-wash aria-disabled:border-line aria-disabled:text-soft aria-disabled:opacity-50";
const DRAGGED = "text/x-footing-place";

const isWorth = (points: number) => points >= POINTS.least && points <= POINTS.most && Number.isInteger(points / POINTS.step);

/** What a question is worth. What is being typed stands as it is typed until it is a number that can be. */
function PointsField({ points, onPoints }: { points: number; onPoints: (points: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const onType = (text: string) => {
    setTyped(text);
    if (isWorth(Number(text)) && Number(text) !== points) onPoints(Number(text));
  };
  return (
    <input
      type="number"
      min={POINTS.least}
      max={POINTS.most}
      step={POINTS.step}
      value={typed ?? points}
      onChange={(event) => onType(event.target.value)}
      onBlur={() => setTyped(null)}
      className="min-h-11 w-20 rounded-press border-[1.5px] border-line-strong bg-card px-2.5 text-end text-base text-ink"
    />
  );
}

/** A place of a quiz: the question with its key and its source, and everything that can be done with it. */
export function ComposeItem({
  item,
  position,
  count,
  format,
  isKept,
  isSwapping,
  onSwap,
  onKeep,
  onRemove,
  onMove,
  onDropped,
  onPoints,
  onKeepReplacement,
  children,
}: ComposeItemProps) {
  const words = useWords("quizzes");
  const at = { position };
  const onDrop = (event: DragEvent) => {
    const from = Number(event.dataTransfer.getData(DRAGGED));
    event.preventDefault();
    if (from > 0 && from !== position) onDropped(from);
  };
  return (
    <li
      id={`question-${position}`}
      className="card grid gap-4 px-4 py-4 sm:px-5"
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={onDrop}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="flex items-center gap-2">
          <span
            draggable
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(position))}
            title={words.drag}
            aria-hidden="true"
            className="-ms-2 grid size-8 cursor-grab place-items-center text-soft max-sm:hidden"
          >
            <Icon name="menu" />
          </span>
          <h2 className="label">{fill(words.number, at)}</h2>
        </span>
        <label className="flex items-center gap-2 text-small text-soft">
          <span className="sr-only">{fill(words.pointsLabel, at)}</span>
          <PointsField points={item.points} onPoints={onPoints} />
          <span aria-hidden="true">{plural(language(), item.points, words.points, { count: "" }).trim()}</span>
        </label>
      </div>
      {item.became !== "same" && (
        <p className="flex gap-2 rounded-press bg-wrong-wash px-3 py-2 text-small">
          <Icon name="problem" className="mt-[0.2em] shrink-0 text-wrong" />
          {item.became === "replaced" ? words.replaced : words.leftOut}
        </p>
      )}
      {item.question && <KeyView question={item.question} format={format} />}
      {item.notes.length > 0 && (
        <ul className="grid gap-1">
          {item.notes.map((note) => (
            <li key={note} className="flex gap-2 text-small">
              <Icon name="note" className="mt-[0.2em] shrink-0 text-accent" />
              <Said text={note} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {item.became === "replaced" && <Button onClick={onKeepReplacement}>{words.keepReplacement}</Button>}
        {item.question && (
          <Button
            look="quiet"
            onClick={onSwap}
            aria-expanded={isSwapping}
            aria-label={fill(words.swapLabel, at)}
            data-swap={item.questionId}
          >
            {words.swap}
          </Button>
        )}
        {item.question && (
          <button
            type="button"
            aria-pressed={isKept}
            onClick={onKeep}
            aria-label={fill(words.lockLabel, at)}
            className={`${buttonClass({ look: "quiet" })} ${isKept ? "border-accent bg-accent-wash" : ""}`}
          >
            {isKept && <Icon name="right" />}
            {isKept ? words.kept : words.lock}
          </button>
        )}
        <Button look="bare" onClick={onRemove} aria-label={fill(words.removeLabel, at)}>
          {words.removeItem}
        </Button>
        <span className="ms-auto flex gap-1.5">
          <button
            type="button"
            aria-disabled={position === 1 || undefined}
            onClick={() => position > 1 && onMove(position - 1)}
            aria-label={fill(words.moveUp, at)}
            className={MOVE}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            aria-disabled={position === count || undefined}
            onClick={() => position < count && onMove(position + 1)}
            aria-label={fill(words.moveDown, at)}
            className={MOVE}
          >
            <Icon name="down" />
          </button>
        </span>
      </div>
      {children}
    </li>
  );
}
