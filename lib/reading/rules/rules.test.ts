import { describe, expect, test } from "vitest";
import type { Family } from "../article";
import { readArticle } from "../read-article";

/** Tuesday. */
const DATE = "2031-05-06";

/** What one text gives of a family, as people read it. */
function found(family: Family, text: string): string[] {
  const { candidates } = readArticle({ text, date: DATE, language: "en" });
  return candidates.filter((one) => one.family === family).map(({ subject, relation, object }) => `${subject} | ${relation} | ${object}`);
}

describe("offices", () => {
  test.each([
    ["The Kenyan president Amara Odhiambo arrived.", "Amara Odhiambo | holds the office of | president of Kenya"],
    ["Nairobi mayor Nora Whitfield arrived.", "Nora Whitfield | holds the office of | mayor of Nairobi"],
    [
      "Nora Whitfield, the chief executive of Easterby Water Company, arrived.",
      "Nora Whitfield | holds the office of | chief executive of Easterby Water Company",
    ],
    ["Nora Whitfield was elected mayor of Easterby.", "Nora Whitfield | holds the office of | mayor of Easterby"],
    [
      "Norwegian Prime Minister Kari Nygaard met her Swedish counterpart Lars Ek in Oslo.",
      "Lars Ek | holds the office of | Prime Minister of Sweden",
    ],
    ["China’s commerce minister Wang Jun arrived.", "Wang Jun | holds the office of | commerce minister of China"],
    [
      "The Norwegian environment minister, Eirik Solbakken, arrived.",
      "Eirik Solbakken | holds the office of | environment minister of Norway",
    ],
    ["Mayor Nora Whitfield's adviser Tom Reed arrived.", "Tom Reed | holds the office of | adviser of Nora Whitfield"],
  ])("%s", (text, wanted) => expect(found("office", text)).toContain(wanted));

  test("are not held by whoever stands beside them", () => {
    expect(found("office", "Nora Whitfield met the mayor of Easterby.")).toEqual([]);
    expect(found("office", "Sources close to the president said that Tom Reed had left.")).toEqual([]);
  });
});

describe("definitions", () => {
  test.each([
    [
      "Planners spoke of a “swing bridge” plan, a design in which the middle part turns aside.",
      "swing bridge | means | a design in which the middle part turns aside",
    ],
    ["The valley is one of the “quiet zones” – areas where no engine may run.", "quiet zones | means | areas where no engine may run"],
    [
      "Coral bleaching is the process by which corals lose their colour in warm water.",
      "coral bleaching | means | the process by which corals lose their colour in warm water",
    ],
    [
      "So-called “range anxiety”, the fear of running out of power, keeps drivers away.",
      "range anxiety | means | the fear of running out of power",
    ],
    ["The World Weather Watch (WWW) published its figures.", "WWW | means | World Weather Watch"],
    ["A layer of warm air above a cold one is known as an “inversion”.", "inversion | means | A layer of warm air above a cold one"],
  ])("%s", (text, wanted) => expect(found("definition", text).map((one) => one.toLowerCase())).toContain(wanted.toLowerCase()));

  test("are none where a term is only used", () => {
    expect(found("definition", "Not all the members of the “quiet club” are expected to pay, although they could help.")).toEqual([]);
  });
});

describe("quantities", () => {
  test.each([
    ["At least 280 landslides were recorded in two days.", "landslides recorded in two days | number | at least 280 landslides"],
    ["About 70 per cent of the pupils have a bicycle.", "pupils have a bicycle | number | about 70 per cent"],
    ["The bridge had cost £1.3m.", "The bridge had cost | number | 1,300,000 pounds"],
    ["They hope to end the three-year-old dispute.", "age of the dispute | number | 3 years"],
    ["No injuries were reported.", "injuries reported | number | 0 injuries"],
    ["Around 30 countries could take part.", "countries that could take part | number | around 30 countries"],
  ])("%s", (text, wanted) => expect(found("quantity", text)).toContain(wanted));

  test.each([
    "It opened in 1974.",
    "Both leaders spoke on 12 May.",
    "The talks begin at 10.30 on page 4.",
    "Shares fell to $214 in early trading.",
  ])("none: %s", (text) => expect(found("quantity", text)).toEqual([]));
});

describe("quotes", () => {
  test.each([
    ["“We have waited for years,” Nora Whitfield said.", "Nora Whitfield | said | “We have waited for years”"],
    ["“It is a disaster,” said mother-of-three Kelly Barnes, 38.", "Kelly Barnes | said | “It is a disaster”"],
    ["“It is a disaster,” chief financial officer Tom Reed told analysts.", "Tom Reed | said | “It is a disaster”"],
    [
      '"It is a disaster," the region\'s president, Nora Whitfield, told reporters. "Nobody saw it coming."',
      "Nora Whitfield | said | “Nobody saw it coming”",
    ],
    ["Nora Whitfield said:\n\n“The bridge will open in June.", "Nora Whitfield | said | “The bridge will open in June”"],
    ["Mark Peel, who runs the club, described the decision as “short-sighted”.", "“short-sighted” | words of | Mark Peel"],
    ["‘We will not wait any longer,’ Nora Whitfield said.", "Nora Whitfield | said | “We will not wait any longer”"],
  ])("%s", (text, wanted) => expect(found("quote", text)).toContain(wanted));

  test("go on over paragraphs until they are closed", () => {
    const text =
      "Tom Reed said: “The first part is done.\n\n“The second part begins in June.\n\n“Then we rest.”\n\nThe “old bridge” stays open.";
    expect(found("quote", text)).toHaveLength(3);
  });

  test("are none where marks only set a term apart", () => {
    expect(found("quote", "The members of the “quiet club” will meet on Saturday.")).toEqual([]);
  });

  test("are told apart from what is said by somebody named inside them", () => {
    expect(
      found("quote", "“I trust Ada Okoro completely,” Ben Lim said.\n\n“She knows the river,” he added.").filter((one) =>
        one.startsWith("Ada"),
      ),
    ).toEqual([]);
  });
});

describe("statements", () => {
  test.each([
    ["Nora Whitfield said on Monday that the bridge would open in June.", "Nora Whitfield | said | the bridge would open in June"],
    ["The bridge will open in June, the council said on Monday.", "council | said | The bridge will open in June"],
    ["According to Nora Whitfield, the bridge will open in June.", "Nora Whitfield | said | the bridge will open in June"],
    ["Nora Whitfield said on Monday, adding that the old bridge would close.", "Nora Whitfield | said | the old bridge would close"],
    ["As mayor Nora Whitfield declared that the bridge was safe, the news came out.", "Nora Whitfield | said | the bridge was safe"],
  ])("%s", (text, wanted) => expect(found("statement", text)).toContain(wanted));

  test("have the day they were made on, where the verb has it", () => {
    const { candidates } = readArticle({
      text: "Nora Whitfield said on Monday that the bridge would open on Friday.",
      date: DATE,
      language: "en",
    });
    expect(candidates.find(({ family }) => family === "statement")!.fact.saidOn).toBe("2031-05-05");
  });
});

describe("absences, wishes and reasons", () => {
  test.each<[Family, string, string]>([
    [
      "absence",
      "Nora Whitfield, who has a cold, did not attend the opening ceremony.",
      "Nora Whitfield | not: attended | opening ceremony",
    ],
    ["absence", "Kenya is not expected to take part in the climate talks.", "Kenya | not: attended | climate talks"],
    ["want", "Nora Whitfield called on the council to wait for a report.", "Nora Whitfield | wants | the council to wait for a report"],
    ["want", "Nora Whitfield, Ben Lim and the mayor Cy Voss agreed to work on a plan.", "Ben Lim | agreed to | to work on a plan"],
    ["want", "The council refused to pay for a lift.", "council | refuses | to pay for a lift"],
    [
      "reason",
      "The match was called off because the pitch was under water.",
      "The match was called off | because | the pitch was under water",
    ],
  ])("%s: %s", (family, text, wanted) => expect(found(family, text)).toContain(wanted));

  test("staying away is no refusal", () => {
    const text = "Nora Whitfield will not attend the climate talks, a spokesman said.";
    expect(found("absence", text)).toContain("Nora Whitfield | not: attended | climate talks");
    expect(found("want", text)).toEqual([]);
  });
});

describe("event cards", () => {
  test("say what, when, where and who, and are never sure", () => {
    const reading = readArticle({ text: "Nora Whitfield will host the river summit in Nairobi on Friday.", date: DATE, language: "en" });
    const [card] = reading.events;
    expect(card).toMatchObject({
      kind: "summit",
      name: "river summit",
      status: "planned",
      date: { from: "2031-05-09", to: "2031-05-09", precision: "day" },
      people: [{ role: "hosted" }],
    });
    expect(reading.entities.find(({ id }) => id === card!.place!.entity)!.name).toBe("Nairobi");
    expect(reading.candidates.filter(({ card: id }) => id === card!.id).some(({ sure }) => sure)).toBe(false);
  });
});
