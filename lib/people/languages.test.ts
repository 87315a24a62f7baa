import { expect, test } from "vitest";
import { languageAccepted, languageAsked, PSEUDO_LANGUAGE } from "./languages";

test.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr;q=0.9, en-US;q=0.7, de;q=0.8", "de"],
  ["de;q=0, en;q=0.1", "en"],
  ["fr-CA, fr", null],
  ["*", null],
  ["", null],
  [";;q=,,de;q=x", null],
])("a browser that wants %j gets %j", (header, language) => expect(languageAccepted(header)).toBe(language));

test("what was chosen holds before what the browser wants, and English where neither says anything", () => {
  expect(languageAsked({ chosen: "en", accepted: "de", pseudo: false })).toBe("en");
  expect(languageAsked({ chosen: undefined, accepted: "de", pseudo: false })).toBe("de");
  expect(languageAsked({ chosen: "xx", accepted: undefined, pseudo: false })).toBe("en");
});

test("the pseudo-language is given only where it is offered", () => {
  expect(languageAsked({ chosen: PSEUDO_LANGUAGE, accepted: "de", pseudo: true })).toBe(PSEUDO_LANGUAGE);
  expect(languageAsked({ chosen: PSEUDO_LANGUAGE, accepted: "de", pseudo: false })).toBe("de");
});
