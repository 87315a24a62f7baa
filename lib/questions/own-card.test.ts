import { describe, expect, it } from "vitest";
import { CARD_RELATION, TWO_WAY_CARD_RELATION, partsOfCard, type OwnCard } from "../facts/card";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "./generate";
import { lintQuestion } from "./lint";
import { FORMATS } from "./registry";

const card = (id: string, front: string, back: string, bothWays = false, tags: string[] = []): OwnCard => ({
  id,
  front,
  back,
  source: "",
  tags,
  bothWays,
});

function asked(...cards: OwnCard[]) {
  const parts = cards.map(partsOfCard);
  const graph = graphOf({
    format: "footing-fact-set/1",
    slug: "mine",
    title: "Spanish",
    language: "en",
    licence: "CC-BY-4.0",
    relations: [CARD_RELATION, TWO_WAY_CARD_RELATION],
    sources: parts.map(({ source }) => source),
    entities: parts.map(({ entity }) => entity),
    facts: parts.map(({ fact }) => fact),
    closures: [],
    questions: [],
  });
  const questions = [...generateQuestions(graph, { formats: FORMATS, seed: "1" })];
  expect(questions.flatMap((question) => lintQuestion(graph, question))).toEqual([]);
  return questions.map(({ format, slot, context, stem, reply }) => ({
    format,
    slot,
    context,
    stem,
    answer: reply.kind === "grade" ? reply.back : reply.key,
  }));
}

describe("own cards", () => {
  it("are asked in the words of who wrote them, turned over or typed", () => {
    expect(asked(card("a", "el perro", "dog", false, ["animals"]))).toEqual([
      { format: "flashcard", slot: "object", context: "Spanish, animals", stem: "el perro", answer: "dog" },
      { format: "short-answer", slot: "object", context: "Spanish, animals", stem: "el perro", answer: "dog" },
    ]);
  });

  it("are asked both ways where that is wanted", () => {
    const slots = asked(card("a", "el perro", "dog", true)).map(({ format, slot, stem }) => `${format} ${slot} ${stem}`);
    expect(slots.sort()).toEqual([
      "flashcard object el perro",
      "flashcard subject dog",
      "short-answer object el perro",
      "short-answer subject dog",
    ]);
  });

  it("are never an option of one another: nobody knows that the answer of one is wrong for the other", () => {
    const formats = asked(
      card("a", "big", "grande"),
      card("b", "large", "grande"),
      card("c", "tall", "alto"),
      card("d", "short", "bajo"),
    ).map(({ format }) => format);
    expect(new Set(formats)).toEqual(new Set(["flashcard", "short-answer"]));
    expect(formats.length).toBe(8);
  });

  it("need no question mark, and may be long: then they are turned over, not typed", () => {
    const [only, ...others] = asked(
      card(
        "a",
        "Name the parts of a cell and say what each of them does, as far as we have had it in class up to the holidays in October",
        "Nucleus, membrane, cytoplasm, mitochondria and so on",
      ),
    );
    expect(only).toMatchObject({ format: "flashcard" });
    expect(others).toEqual([]);
  });
});
