import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactView, SuggestionView } from "@/lib/review/desk";
import { EMPTY_NAMED_FACT } from "@/lib/review/named-fact";
import { openBeside, openOf, piecesOf, withPreviews, withWaiting } from "./desk-state";

const view = (id: string, state: SuggestionView["state"], sure = false): FactView => ({
  id,
  state,
  kind: "fact",
  sentence: id,
  spans: [],
  factId: null,
  family: "office",
  sure,
  doubts: [],
  asks: null,
  same: null,
  rivals: [],
  otherwise: [],
  form: EMPTY_NAMED_FACT,
});

const someViews = fc
  .array(fc.tuple(fc.constantFrom<SuggestionView["state"]>("open", "approved", "rejected"), fc.boolean()), { maxLength: 12 })
  .map((all) => all.map(([state, sure], i) => view(`v${i}`, state, sure)));

test("going on reaches every open suggestion, and nothing else", () => {
  fc.assert(
    fc.property(someViews, fc.constantFrom<1 | -1>(1, -1), (views, direction) => {
      const open = openOf(views).map(({ id }) => id);
      const seen: string[] = [];
      let at: string | null = null;
      for (let i = 0; i < open.length; i++) {
        at = openBeside(views, at, direction);
        if (at !== null) seen.push(at);
      }
      expect(new Set(seen)).toEqual(new Set(open));
    }),
  );
});

test("a step on its way shows as taken, and changes no decision that was made", () => {
  fc.assert(
    fc.property(someViews, fc.nat(11), (views, n) => {
      const id = `v${n}`;
      const now = withWaiting(views, [{ kind: "reject", step: "s", id }]);
      for (const [i, one] of views.entries()) expect(now[i]!.state).toBe(one.id === id && one.state === "open" ? "rejected" : one.state);
    }),
  );
});

test("keeping what is sure keeps the open ones that are sure", () => {
  const now = withWaiting([view("a", "open", true), view("b", "open"), view("c", "rejected", true)], [{ kind: "sure", step: "s" }]);
  expect(now.map(({ state }) => state)).toEqual(["approved", "open", "rejected"]);
});

test("previews stay while a suggestion reads the same, and what was kept shows its own questions", () => {
  const line = (stem: string) => ({ context: "", stem, format: "short-answer" });
  const before = [view("a", "open"), view("b", "open"), view("c", "open")].map((one) => ({
    ...one,
    asks: { first: line(`What is ${one.id}?`), more: 1 },
  }));
  const now = [{ ...view("a", "approved"), factId: "f" }, view("b", "open"), { ...view("c", "open"), sentence: "spelt otherwise" }];
  const shown = withPreviews(now, before, [{ factId: "f", sentence: "a", questions: [line("Who is a?"), line("When?"), line("Where?")] }]);
  expect(shown.map((one) => one.kind === "fact" && one.asks)).toEqual([
    { first: line("Who is a?"), more: 2 },
    { first: line("What is b?"), more: 1 },
    null,
  ]);
});

const somePlaces = fc.array(
  fc.tuple(fc.nat(50), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 })),
  { maxLength: 5 },
);

test("a sentence in pieces is the same sentence, and each piece is one thing throughout", () => {
  fc.assert(
    fc.property(somePlaces, somePlaces, somePlaces, (covered, current, open) => {
      const sentence = { start: 10, end: 40 };
      const pieces = piecesOf(sentence, covered, current, open);
      expect(pieces[0]!.start).toBe(sentence.start);
      expect(pieces.at(-1)!.end).toBe(sentence.end);
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) expect(piece.start).toBe(pieces[i - 1]!.end);
        for (let at = piece.start; at < piece.end; at++)
          expect(covered.some((place) => place.start <= at && at < place.end)).toBe(piece.covered);
      }
    }),
  );
});
