import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import type { Entity } from "../facts/fact";
import { acceptedFor, comparable, fitsPattern, fitTyped, surnameOf } from "./typed";

const NAMES = [
  "Andrii Sybiha",
  "Sybiha",
  "Andriy Yermak",
  "Yermak",
  "Volodymyr Zelensky",
  "Zelenskiy",
  "President Zelensky",
  "Vladimir Putin",
  "Sergei Lavrov",
  "Sergei Sobyanin",
  "Jonathan Powell",
  "Paris",
  "Riyadh",
  "Jeddah",
  "Keir Starmer",
  "Sir Keir",
  "David Lammy",
  "Władysław Kosiniak-Kamysz",
  "Kyiv",
  "Ukraine",
];

const fits = (typed: string, key: string, accepted: string[] = []) =>
  fitTyped(
    typed,
    [key, ...accepted],
    NAMES.filter((name) => name !== key && !accepted.includes(name)),
  );

test.each([
  ["władysław kosiniak-kamysz", "Władysław Kosiniak-Kamysz"],
  ["Wladyslaw Kosiniak Kamysz", "Władysław Kosiniak-Kamysz"],
  ["SÉBASTIEN LECORNU", "Sebastien Lecornu"],
  ["Sir Keir Starmer", "Keir Starmer"],
  ["Prime Minister Keir Starmer", "Keir Starmer"],
  ["President Donald Trump", "Donald Trump"],
  ["the United States", "United States"],
  ["U.S.", "US"],
  ["the defence minister's meeting", "defence ministers meeting"],
  ["Mr. Powell", "Powell"],
  ["\u202eParis\u202c", "Paris"],
  ["Pa\u200bris", "Paris"],
  ["  paris!!", "Paris"],
  ["Foreign Secretary David Lammy", "David Lammy"],
  ["Downing street", "Downing Street"],
  ["trade & aid", "trade and aid"],
  ["O’Brien", "OBrien"],
])("%j is exactly %j", (typed, key) => {
  expect(fits(typed, key)).toBe("exact");
});

test.each([
  ["Andrii Yermak", "Andriy Yermak"],
  ["Keir Starmr", "Keir Starmer"],
  ["Riyad", "Riyadh"],
  ["Jedda", "Jeddah"],
  ["Volodimir Zelensky", "Volodymyr Zelensky"],
  ["Mr Lamy", "David Lammy"],
])("%j is near %j", (typed, key) => {
  expect(fits(typed, key, key === "David Lammy" ? ["Lammy"] : [])).toBe("near");
});

test.each([
  ["Andrii", "Andriy"],
  ["Andrii Sybiha", "Andriy Yermak"],
  ["Vladimir", "Volodymyr"],
  ["Vladimir Zelensky", "Vladimir Putin"],
  ["Jonathan", "Jonathan Powell"],
  ["Sergei", "Sergei Lavrov"],
  ["Pariss", "Oslo"],
  ["Kiev", "Kyiv"],
  ["", "Paris"],
  ["the", "Paris"],
  ["president", "prime minister"],
  ["President of the Commission", "Prime Minister of the Commission"],
  ["11 March 2025", "12 March 2025"],
  ["G8", "G7"],
  ["\u200b", "Paris"],
  ["Mr", "Powell"],
])("%j is not %j", (typed, key) => {
  expect(fits(typed, key)).toBe("no");
});

test("an alias of the key and a near name of somebody else: the nearer wins", () => {
  expect(fitTyped("Andrii", ["Andriy"], ["Andrii Sybiha"])).toBe("no");
  expect(fitTyped("Marianne", ["Marianna"], [])).toBe("near");
  expect(fitTyped("Marianne", ["Marianna"], ["Marianne"])).toBe("no");
  expect(fitTyped("Marianne", ["Marianna"], ["Mariannes"])).toBe("no");
});

test("what is typed exactly fits, whatever else the set holds", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.array(fc.string()), (name, others) => {
      expect(fitTyped(name, [name], others)).toBe("exact");
      expect(fitTyped(name.toUpperCase(), [name], others)).toBe("exact");
    }),
  );
});

test("the exact name of another entity never fits", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), (typed, key) => {
      fc.pre(comparable(typed) !== comparable(key) && !(typed.includes("Zelensk") && key.includes("Zelensk")));
      expect(fits(typed, key)).toBe("no");
    }),
  );
});

const entity = (id: string, name: string, aliases: string[] = [], kind: Entity["kind"] = "person"): Entity => ({ id, kind, name, aliases });

test("a surname alone is accepted only where no other name holds it", () => {
  const entities = [
    entity("powell", "Jonathan Powell"),
    entity("brady", "Jonathan Brady"),
    entity("lavrov", "Sergei Lavrov", ["Mr Lavrov"]),
    entity("g1", "George Ford"),
    entity("ford", "Ford Motor", [], "organisation"),
    entity("kk", "Władysław Kosiniak-Kamysz"),
    entity("mbs", "Mohammed bin Salman"),
    entity("arabia", "Saudi Arabia", [], "place"),
  ];
  const graph = graphOf({
    format: "footing-fact-set/1",
    slug: "s",
    title: "S",
    language: "en",
    licence: "CC0-1.0",
    sources: [],
    entities,
    relations: [],
    facts: [],
    closures: [],
    questions: [],
  });
  const accepted = (id: string) => acceptedFor(graph, graph.entity(id)!);
  expect(accepted("powell")).toEqual(["Powell"]);
  expect(accepted("g1")).toEqual([]);
  expect(accepted("lavrov")).toEqual(["Mr Lavrov", "Lavrov"]);
  expect(accepted("kk")).toEqual(["Kosiniak Kamysz"]);
  expect(accepted("mbs")).toEqual([]);
  expect(accepted("arabia")).toEqual([]);
});

test.each([
  ["David Lammy", "lammy"],
  ["Macron", null],
  ["Mohammed bin Salman", null],
  ["Władysław Kosiniak-Kamysz", "kosiniak kamysz"],
])("the surname of %s is %s", (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});

describe("a pattern with stars", () => {
  const word = fc.stringMatching(/^[a-z]{1,5}$/);

  test("fits whatever stands where its stars are", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 5 }),
        fc.array(fc.stringMatching(/^[a-z]{0,4}$/), { minLength: 5, maxLength: 5 }),
        (pieces, between) => {
          const typed = pieces.map((piece, i) => (i === 0 ? piece : between[i]! + piece)).join("");
          expect(fitsPattern(typed, pieces.join("*"))).toBe(true);
          expect(fitsPattern(`${typed}!`, pieces.join("*"))).toBe(true);
          expect(fitsPattern(`7${typed}`, pieces.join("*"))).toBe(false);
        },
      ),
    );
  });

  test("does not take one letter for two pieces", () => {
    expect([fitsPattern("aba", "ab*ba"), fitsPattern("abba", "ab*ba"), fitsPattern("", "*"), fitsPattern("Grant", "grant")]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
