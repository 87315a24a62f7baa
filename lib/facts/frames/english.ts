import { dateLeadIn, dateSpanText, dayText, spansIn } from "../date-span";
import type { Frames } from "./frames";

function number(value: number): string {
  const [whole, rest] = String(value).split(".") as [string, string?];
  const grouped = whole.includes("e") ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A unit of one sign that is no letter stands close. */
function quantity(value: string, unit: string): string {
  if (!unit) return value;
  return /^[^\p{L}\p{N}]$/u.test(unit) ? `${value}${unit}` : `${value} ${unit}`;
}

/** A template’s own first letter, made small inside a sentence; a name that is filled in keeps its own. */
const lowerFirst = (template: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(template) ? template.charAt(0).toLowerCase() + template.slice(1) : template;

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

/** The question word and what follows it, where the question asks for the subject. */
const ASKS_SUBJECT = /^(Who|What|Which \p{Ll}+(?:’s head of government)?) (?!did |does |do |could |will |would )(.+)$/u;

const OF_REPORT = /as reported on \d{1,2} \p{Lu}\p{L}+ \d{4}/giu;

/** English frames. */
export const ENGLISH: Frames = {
  day: dayText,
  span: dateSpanText,
  leadIn: dateLeadIn,
  leadWords: "on|in|from",
  leads: /\b(?:on|in|from) \{object\}/g,
  twoDays: (first, second) => (first.slice(0, 7) === second.slice(0, 7) ? `${Number(first.slice(8))} and ${dayText(second)}` : null),
  list,
  or: "or",
  number,
  quantity,
  quoted: (text) => `“${text}”`,
  article: ({ kind }) => (kind === "event" || kind === "office" ? "the" : ""),
  officeOf: (office, owner) => `${office} of ${owner}`,
  usual: {
    askObject: "What is the {label} of {subject}?",
    askObjectPlanned: "What was the {label} of {subject} due to be?",
    askObjectPossible: "What could the {label} of {subject} be?",
    askSubject: "What has {object} as its {label}?",
    askSubjectPlanned: "What was due to have {object} as its {label}?",
    askSubjectPossible: "What could have {object} as its {label}?",
    state: "The {label} of {subject} is {object}",
    stateNegated: "The {label} of {subject} is not {object}",
    statePlanned: "The {label} of {subject} was due to be {object}",
    statePossible: "The {label} of {subject} could be {object}",
  },
  askingWho: (template) => template.replace(/^What/, "Who"),
  accordingTo: (template) => `According to {by}, ${lowerFirst(template)}`,
  reported: (days) => (days ? `as reported on ${days}` : "as reported"),
  withoutReport: (text) => (text.includes("s reported on") ? text.replace(OF_REPORT, "") : text),
  spansIn,
  saidOn: (day) => `said on ${day}`,
  since: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  wordsInReports: "Words in the reports",
  withPeople: (names) => `with ${names.join(" and ")}`,
  earlier: (days, isSaid, value) => `${days ? `Reports of ${days}` : "Earlier reports"} had ${isSaid ? "said" : "expected"} ${value}`,
  reportOf: (day) => `the report of ${day}`,
  reportNamed: (title) => `the report “${title}”`,
  askReport: (ask, report) => {
    const match = ASKS_SUBJECT.exec(ask);
    return match && `${match[1]} does ${report} say ${match[2]}`;
  },
  toldIn: (report) => `As told in ${report}`,
  true: "True",
  false: "False",
  notOnList: (scope, name) => `The list is complete (${scope}), and ${name} is not on it.`,
  selectAll: "Select all that apply.",
  onMap: "Answer on the map.",
  inOrder: "Put these events in the order of time, the earliest first.",
  plannedInOrder: "Put these planned events in the order of time, the earliest first.",
  nouns: {
    person: "person",
    organisation: "organisation",
    place: "place",
    event: "event",
    term: "term",
    office: "office",
    deed: "step",
    work: "wording",
    thing: "thing",
    number: "number",
    date: "date",
    description: "description",
  },
  matchEach: (left, right, label) => `Match each ${left} with its ${right}: ${label}.`,
  howSure: "How firmly do the reports tell each of these?",
  firmness: /\b(?:planned|proposed|possible|potential|expected|alleged|claims?|claimed|due|could|may|might|will|would|so-called)\b/i,
  boxes: {
    happened: "It was so, or it happened",
    planned: "It was planned or possible",
    claim: "One side’s claim",
    differ: "Reports differ",
  },
  twoSentences: "Write two sentences.",
  changed: "What had been planned, and what came instead?",
  sayAbout: (deed) => `What do the sources say about ${deed}?`,
  firstAndSecond: (first, second) => `First: ${first}. Second: ${second}`,
  twoReports: (phrase) => `What do the two reports say of ${phrase}?`,
  ofTwo: {
    both: "Both say so",
    first: "Only the first says so; the second is silent",
    second: "Only the second says so; the first is silent",
    differ: "They differ on this",
    replaced: "The second tells that it turned out otherwise",
  },
  doesNotSay: (report) => `${report} does not say so.`,
  saysToo: (report) => `${report} says so too.`,
  comesFirst: "What has to come first for each of these?",
  itemBy: (item, by) => `${item}, according to ${by}`,
  whoWasThere: "In these reports, who was at which event, or was due to be there?",
  there: { there: "There, or due to be", video: "By video, or due to be", away: "Said to stay away", silent: "These reports do not say" },
  notNamed: (name) => `These reports do not name ${name}.`,
};
