import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_PASTED, readPastedCards } from "./pasted-cards";

const card = (front: string, back: string, source = "", tags: string[] = []) => ({ front, back, source, tags, bothWays: false });
const word = fc.stringMatching(/^[a-z]{1,12}$/);

describe("a pasted list", () => {
  it("gives back what was divided by any of the usual signs", () => {
    for (const divider of ["\t", ";", " - ", " – ", " = ", ": "]) {
      fc.assert(
        fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 }), (pairs) => {
          const read = readPastedCards(pairs.map((pair) => pair.join(divider)).join("\n"), "");
          expect(read).toEqual({ ok: true, value: pairs.map(([front, back]) => card(front, back)) });
        }),
        { numRuns: 20 },
      );
    }
  });

  it("takes the sign that most lines have, so that an answer may hold another", () => {
    expect(readPastedCards("der Hund; dog: the animal\ndie Katze; cat\nda-da; so - so", "")).toEqual({
      ok: true,
      value: [card("der Hund", "dog: the animal"), card("die Katze", "cat"), card("da-da", "so - so")],
    });
  });

  it("reads where it is from after a second tab, and gives the tags to all", () => {
    expect(readPastedCards("one\tuno\tChapter 1\r\n\r\ntwo\tdos", "Spanish, numbers, Spanish")).toEqual({
      ok: true,
      value: [card("one", "uno", "Chapter 1", ["Spanish", "numbers"]), card("two", "dos", "", ["Spanish", "numbers"])],
    });
  });

  const places = (text: string) => {
    const read = readPastedCards(text, "");
    return read.ok ? [] : read.problems.map(({ where }) => where);
  };

  it("names every line that is no card and takes none", () => {
    expect(places("one; uno\n\ntwo\nthree; \n; vier")).toEqual(["line 3", "line 4", "line 5"]);
    expect(places("")).toEqual(["list"]);
    expect(places("just words")).toEqual(["line 1"]);
    expect(places("a;b\n".repeat(MOST_PASTED + 1))).toEqual([`line ${MOST_PASTED + 1}`]);
    expect(places("a;\u0000b")).toEqual(["line 1"]);
    expect(places(`a;${"b".repeat(3000)}`)).toEqual(["line 1"]);
  });

  it("answers any text, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.string(),
        (text, tags) => typeof readPastedCards(text, tags).ok === "boolean",
      ),
    );
  });
});
