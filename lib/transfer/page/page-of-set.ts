import { isAuthoredAnswer } from "../../facts/authored-role";
import { isCardRelation, listCards } from "../../facts/card";
import { dayText } from "../../facts/date-span";
import type { Fact, Source } from "../../facts/fact";
import { eventsOf, graphOf, type Graph } from "../../facts/graph";
import { nameAlone, stateFact } from "../../facts/wording";
import type { Question } from "../../questions/question";
import { factInWords } from "../table/fact-in-words";
import { namesApart } from "../table/names-apart";
import type { Leaving } from "../transfer-format";
import { element, escaped, escapedLines, htmlOfTexts } from "./html";
import { questionsForPaper } from "./questions";
import { PAGE_STYLE } from "./style";

type Printing = { graph: Graph; names: ReadonlyMap<string, string>; shown: (text: string) => string };

/** Words of ours in a page of another language. */
type Own = (words: string) => string;

const isApproved = ({ review }: Fact) => review === undefined || review === "approved";

/** What a source is: its title, who published it and when. */
function sourceWords({ title, of, date }: Source): string {
  const day = of?.date ?? date;
  return [title, of ? (of.publisher ?? "publisher not named") : null, day === undefined ? null : dayText(day)]
    .filter((part) => part !== null)
    .join(", ");
}

/** The sentences that a fact rests on, each with its source. */
function quotesOf({ graph }: Printing, { evidence }: Pick<Fact, "evidence">): string {
  const quotes = evidence.flatMap(({ source, start, end }) => {
    const found = graph.source(source);
    const quote = found?.text.slice(start, end).trim() ?? "";
    return found && quote !== ""
      ? [element("blockquote", element("p", escapedLines(quote)) + element("footer", `— ${escaped(sourceWords(found))}`))]
      : [];
  });
  return [...new Set(quotes)].join("");
}

/** Which of several events of one name a fact is about. */
function whichOf({ graph, names }: Printing, fact: Fact): string {
  const told = eventsOf(graph, fact).flatMap((id) => (names.get(id) === nameAlone(graph, id) ? [] : [names.get(id) ?? ""]));
  return told.length === 0 ? "" : element("p", escaped(told.join("; ")), { class: "where" });
}

function factItem(printing: Printing, fact: Fact): string {
  const { subject, relation, object } = factInWords(printing.graph, fact, printing.names);
  const sentence = stateFact(printing.graph, fact) ?? `${subject} – ${relation}: ${object}`;
  return element("li", element("p", printing.shown(sentence)) + whichOf(printing, fact) + quotesOf(printing, fact));
}

function byTopic(facts: readonly Fact[]): Map<string, Fact[]> {
  const topics = new Map<string, Fact[]>();
  for (const fact of facts) {
    const filed = topics.get(fact.topic ?? "") ?? [];
    filed.push(fact);
    topics.set(fact.topic ?? "", filed);
  }
  return topics;
}

function factSection(printing: Printing, facts: readonly Fact[], own: Own): string {
  const parts = [...byTopic(facts)].map(
    ([topic, filed]) =>
      (topic === "" ? "" : element("h3", printing.shown(topic))) +
      element("ul", filed.map((fact) => factItem(printing, fact)).join("\n"), { class: "facts" }),
  );
  return parts.length === 0 ? "" : element("section", element("h2", own("Facts")) + parts.join("\n"));
}

function cardSection({ graph, shown }: Printing, own: Own): string {
  const cards = listCards(graph).filter(({ id }) => isApproved(graph.fact(id)!));
  if (cards.length === 0) return "";
  const cell = (name: string, words: string) => element(name, words, name === "th" ? { scope: "col" } : {});
  const head = element("thead", element("tr", cell("th", own("Front")) + cell("th", own("Back"))));
  const rows = cards.map(({ front, back, source }) =>
    element("tr", cell("td", shown(front)) + cell("td", shown(back) + (source === "" ? "" : element("footer", shown(source))))),
  );
  return element("section", element("h2", own("Cards")) + element("table", head + element("tbody", rows.join("\n"))));
}

/** Where a question is from, as it was when it was asked. */
function evidenceOf(question: Question): string {
  const known = question.evidence.filter(({ quote }) => quote.trim() !== "" && quote !== question.explanation);
  return [
    ...new Set(
      known.map(({ quote, title }) => element("blockquote", element("p", escapedLines(quote)) + element("footer", `— ${escaped(title)}`))),
    ),
  ].join("");
}

function questionSections({ shown }: Printing, questions: readonly Question[], own: Own): string {
  const chosen = questionsForPaper(questions, shown);
  if (chosen.length === 0) return "";
  const items = chosen.map(({ question: { context, stem }, printed }) =>
    element("li", (context === "" ? "" : element("p", shown(context), { class: "context" })) + element("p", shown(stem)) + printed.answer),
  );
  const keys = chosen.map(({ question, printed }) =>
    element(
      "li",
      element("p", element("strong", printed.key)) +
        (question.explanation === "" ? "" : element("p", shown(question.explanation))) +
        evidenceOf(question),
    ),
  );
  const asked = element("section", element("h2", own("Questions")) + element("ol", items.join("\n"), { class: "questions" }));
  return asked + element("section", element("h2", own("Key")) + element("ol", keys.join("\n"), { class: "keys" }), { class: "key" });
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${count.toLocaleString("en")} ${count === 1 ? one : many}`];

/** No script, nothing from elsewhere: the file says so itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A set as one HTML page for printing: its facts by topic with their sources, its cards, questions that ask every fact once, and their key.
 * Everything is in the file, and nothing in it runs.
 */
export function pageOfSet({ set, questions, media }: Leaving): Uint8Array {
  const graph = graphOf(set);
  const printing: Printing = { graph, names: namesApart(graph), shown: htmlOfTexts(set.markup === true, media) };
  const own: Own = (words) => (/^en\b/i.test(set.language) ? words : element("span", words, { lang: "en" }));
  const facts = set.facts.filter(
    (fact) => isApproved(fact) && !isCardRelation(graph.relation(fact.relation)) && !isAuthoredAnswer(graph, fact),
  );
  const sound = questions.filter(({ factIds }) => factIds.every((id) => !isCardRelation(graph.relation(graph.fact(id)?.relation ?? ""))));
  const cards = listCards(graph).filter(({ id }) => isApproved(graph.fact(id)!)).length;
  const about = [...counted(facts.length, "fact", "facts"), ...counted(cards, "card", "cards")].join(", ");
  const header = element(
    "header",
    element("h1", escaped(set.title)) +
      (set.description ? element("p", escapedLines(set.description)) : "") +
      element("p", own(escaped([about, `Licence: ${set.licence}`].filter(Boolean).join(". "))), { class: "about" }),
  );
  const body =
    header + element("main", factSection(printing, facts, own) + cardSection(printing, own) + questionSections(printing, sound, own));
  const meta = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  const head = element("head", `${meta}${element("title", escaped(set.title))}<style>\n${PAGE_STYLE}\n</style>`);
  return new TextEncoder().encode(
    `<!doctype html>\n${element("html", `\n${head}\n${element("body", `\n${body}\n`)}\n`, { lang: set.language })}\n`,
  );
}
