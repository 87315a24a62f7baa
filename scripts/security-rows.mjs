// What could threaten a quiz with children in it, one row each, and what shows that it does not: tests in a browser or over HTTP (by file,
// and where a file is about several rows by the beginning of the test's name), tests of parts, and checks of the project itself
// (scripts/supply.mjs).

const e2e = (file, only) => ({ e2e: `e2e/${file}.spec.ts`, only });
const own = (file, id) => e2e(`security/${file}`, `${id} `);
const unit = (...files) => ({ unit: files });

/** Rows by their id: `by` is what shows it, `notApplicable` why there is nothing to show, `weak` what remains to be said. */
export const ROWS = {
  S01: { what: "somebody else's things", by: [e2e("authority", / is for /)] },
  S02: {
    what: "requests from other pages and sites",
    by: [e2e("authority", / does nothing for the page of another site|a form without a script/), own("doors", "S02")],
  },
  S03: {
    what: "ways round the proxy",
    by: [e2e("authority", / shows nothing to others/), own("doors", "S03")],
    weak: "tried with headers that skip it, not with a build without it: it decides nothing about who may see what",
  },
  S04: { what: "answers that leak", by: [e2e("canaries")] },
  S05: {
    what: "answers in what is taken offline",
    by: [e2e("offline", /kept on a device/), e2e("canaries", /no file that a browser may load/)],
  },
  S06: {
    what: "scripts in texts",
    by: [e2e("strangers"), own("scripting", "S06"), unit("lib/markup/html.test.ts", "lib/facts/web-address.test.ts")],
  },
  S07: { what: "scripts and styles of Anki cards", by: [e2e("strangers", /Anki/)] },
  S08: {
    what: "pictures and sounds",
    by: [unit("server/media.test.ts", "lib/markup/media-files.test.ts"), e2e("strangers", /Anki|Moodle|QTI/)],
  },
  S09: { what: "archives", by: [unit("lib/transfer/archive.test.ts")] },
  S10: { what: "hostile databases in decks", by: [unit("lib/transfer/anki", "server/file-reading.test.ts")] },
  S11: { what: "hostile XML", by: [unit("lib/transfer/xml.test.ts")] },
  S12: { what: "damaged files", by: [unit("lib/transfer/fuzz")], counts: "mutants" },
  S13: {
    what: "patterns that take for ever",
    notApplicable:
      "no typed answer is compared with a pattern that somebody wrote, and no screen takes one; what reads files is linear and is tried by S12",
  },
  S14: {
    what: "formulas that are worked out",
    by: [],
    check: true,
    weak: "there are none: shown is that lint refuses whatever could run a text",
  },
  S15: { what: "statements and filters in texts", by: [own("injection", "S15")] },
  S16: { what: "fields that nobody may set", by: [own("injection", "S16")] },
  S17: {
    what: "formulas in downloads",
    by: [own("exports", "S17"), unit("lib/analysis/results-csv.test.ts", "lib/transfer/table/writing.test.ts")],
  },
  S18: {
    what: "addresses that the server fetches",
    notApplicable:
      "the server fetches nothing that a person names: files and articles are brought, never fetched; a model's address is set by whoever runs the server",
  },
  S19: { what: "links that lead elsewhere", by: [own("doors", "S19"), unit("lib/people/safe-path.test.ts")] },
  S20: { what: "tries at passwords", by: [own("sessions", "S20"), unit("lib/people/network.test.ts")] },
  S21: {
    what: "telling who is there",
    by: [own("sessions", "S21")],
    weak: "signing up says that an address is taken, since no letter proves whose it is; tries are counted by address",
  },
  S22: { what: "guessed codes", by: [own("sessions", "S22")] },
  S23: {
    what: "crowds that join",
    by: [own("sessions", "S23")],
    weak: "names are cleaned, not judged: the teacher sees them and takes out whom they do not know",
  },
  S24: { what: "sessions", by: [own("sessions", "S24")] },
  S25: { what: "passwords", by: [own("sessions", "S25"), unit("lib/people/password.test.ts")] },
  S26: { what: "what every response says", by: [e2e("headers"), own("doors", "S26")] },
  S27: { what: "caches between", by: [own("doors", "S27")] },
  S28: {
    what: "too much, or nothing that ends",
    by: [own("doors", "S28")],
    weak: "what React cannot read is answered with 500 by the framework; the server stays up",
  },
  S29: { what: "what it is made of", by: [], check: true },
  S30: { what: "what is told when something fails", by: [own("doors", "S30")] },
  C01: { what: "one answer, sent often", by: [own("integrity", "C01"), unit("server/answers-together.test.ts")] },
  C02: { what: "many answers to one question", by: [own("integrity", "C02")] },
  C03: { what: "beginning and handing in, often", by: [own("integrity", "C03")] },
  C04: { what: "what was sent, sent again", by: [own("integrity", "C04")] },
  C05: { what: "clocks that lie", by: [own("integrity", "C05")] },
  C06: { what: "after the time", by: [own("integrity", "C06"), unit("lib/quizzes/timing.test.ts")] },
  C07: { what: "skipping, forging, going back", by: [own("integrity", "C07")] },
  C08: {
    what: "practice that tells the exam",
    by: [e2e("canaries", /with feedback at the end/)],
    weak: "whoever may practise a set learns its answers: a teacher closes it to the class while the quiz is open",
  },
  C09: { what: "points for speed", by: [own("integrity", "C09")] },
  C10: { what: "two people, one attempt", by: [own("integrity", "C10")] },
  C11: { what: "sums", by: [own("integrity", "C11"), unit("lib/analysis/sums.test.ts")], counts: "sums" },
  C12: {
    what: "leaving the window",
    notApplicable: "nothing is noted when somebody leaves the window or pastes, and nothing is taken from anybody for it",
  },
};
