"use client";

import { useEffect, useRef } from "react";
import type { LineClass } from "@/lib/reading/article";
import { useWords } from "../layout/words";
import { piecesOf, type Piece, type Place } from "./desk-state";

/** A line of the article with its sentences. */
export type DeskLine = Place & { class: LineClass; sentences: Place[] };

type DeskTextProps = {
  text: string;
  language: string | null;
  lines: readonly DeskLine[];
  covered: readonly Place[];
  current: readonly Place[];
  open: readonly Place[];
  choose: (place: Place) => void;
};

const CURRENT = "rounded-[0.15em] bg-accent-wash underline decoration-accent decoration-2 underline-offset-4";
const OPEN = "underline decoration-line-strong decoration-dotted decoration-2 underline-offset-4";

function PieceOf({ text, piece }: { text: string; piece: Piece }) {
  const words = text.slice(piece.start, piece.end);
  const look = piece.current ? CURRENT : piece.open && !piece.covered ? OPEN : "";
  const shown = piece.covered ? (
    <mark className={piece.current ? "underline decoration-accent decoration-2 underline-offset-4" : ""}>{words}</mark>
  ) : (
    words
  );
  return (
    <span data-start={piece.start} data-current={piece.current || undefined} className={look || undefined}>
      {shown}
    </span>
  );
}

const LOOKS: Record<LineClass, string> = {
  body: "passage",
  heading: "[font-family:var(--font-read)] text-h3 font-[560]",
  caption: "passage text-small text-soft",
  boilerplate: "text-tiny text-soft",
};

/** Where in the whole text a place of the page is. */
function offsetOf(node: Node, offset: number): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  return piece ? Number(piece.dataset.start) + offset : null;
}

/** The words that are selected in the text; null where none are. */
function selected(): Place | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const ends = [offsetOf(selection.anchorNode, selection.anchorOffset), offsetOf(selection.focusNode, selection.focusOffset)];
  if (ends[0] === null || ends[1] === null) return null;
  const [start, end] = ends.sort((one, other) => one! - other!) as [number, number];
  return start < end ? { start, end } : null;
}

/**
 * The article: what facts rest on is marked, what is being looked at stands out, what is suggested is dotted, and what the page says about
 * itself is faint.
 */
export function DeskText({ text, language, lines, covered, current, open, choose }: DeskTextProps) {
  const words = useWords("articles");
  const box = useRef<HTMLDivElement>(null);
  const at = current[0]?.start;
  useEffect(() => {
    const piece = box.current?.querySelector<HTMLElement>("[data-current]");
    const pane = box.current;
    if (!piece || !pane || pane.scrollHeight <= pane.clientHeight) return; // beside the suggestions it scrolls by itself; above them the page would jump
    pane.scrollTop += piece.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }, [at]);
  return (
    <div
      ref={box}
      tabIndex={0}
      role="region"
      aria-label={words.textOf}
      lang={language ?? undefined}
      className="grid content-start gap-3 rounded-card lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:pe-4"
    >
      {lines.map((line) => (
        <p key={line.start} className={LOOKS[line.class]}>
          {line.sentences.map((sentence, i) => (
            // A press on a sentence is a short way; the same is done with the keyboard in the form for a fact by hand.
            <span
              key={sentence.start}
              onClick={line.class === "body" ? () => choose(selected() ?? sentence) : undefined}
              className={line.class === "body" ? "cursor-pointer" : undefined}
            >
              {i > 0 && " "}
              {piecesOf(sentence, covered, current, open).map((piece) => (
                <PieceOf key={piece.start} text={text} piece={piece} />
              ))}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
