import { randomUUID } from "node:crypto";
import { OWN_WORDS } from "../lib/facts/fact-form";
import { form } from "./visitor";

// Who may do what: one row for every page, every handler and every server action of app/. authority.spec.ts tries each row as everybody who
// might come, with what is theirs, somebody else's, deleted and made up, and fails when something in app/ has no row here, or a row has
// nothing in app/.
//
// A new page or handler needs one line; ids in its address are filled in by their names ([slug], [attempt] …). A new action also says its
// arguments. A new kind of thing goes into `Things`, and into `makeThings` of authority.spec.ts.

/** What somebody has that others must not reach, by the names that addresses use. */
export type Things = {
  slug: string;
  setId: string;
  source: string;
  /** A pasted article. */
  article: string;
  /** A file that they brought and did not store yet, the digest of its plan, and one that is in their set. */
  import: string;
  plan: string;
  imported: string;
  /** A kind of file. */
  format: string;
  /** A picture that texts of the set may name. */
  media: string;
  entry: string;
  fact: string;
  question: string;
  context: string;
  stem: string;
  /** A quiz that is under way, and one that is handed in with questions missed. */
  attempt: string;
  finished: string;
  position: string;
  /** The link of a saved choice, and the quiz behind it. */
  code: string;
  quiz: string;
  /** A forgetting curve that was fitted to them. */
  curve: string;
  /** A session of practice, and the key of the answer to its first question. */
  practice: string;
  answered: string;
  /** The secret part of the address of a calendar. */
  token: string;
  /** A list of the set that could be complete. */
  list: string;
  /** A kind of fact of the set, and what opens it to somebody else. */
  kind: string;
  share: string;
  /** A change of the set that can be undone. */
  edit: string;
  /** A class they teach, one of its pupils, and what they gave to it: to be taken alone, and on the wall. */
  class: string;
  member: string;
  assignment: string;
  wall: string;
  /** What a pupil of theirs handed in. */
  sat: string;
  /** A class they are a pupil of, and what was given to it. */
  joined: string;
  given: string;
  shown: string;
  /** A set of own cards, and one of them. */
  deck: string;
  card: string;
};

/**
 * - `everybody`: names nothing that belongs to anybody; whoever calls sees and changes only what is their own.
 * - `owner`: whoever the thing named belongs to, also by a session from before they signed in. For all others it is not there.
 * - `link`: whoever has the link, as long as there is something behind it.
 * - `nobody`: there is nothing, whoever comes.
 * - `account`: only with a session that was opened for this very person: what is kept of them, and their account.
 */
export type To = "everybody" | "owner" | "link" | "account" | "nobody";

export type Rule = {
  to: To;
  /** Things that its address means by other names than their own. */
  at?: (its: Things) => Partial<Things>;
  /** The arguments of an action that names these things. */
  args?: (its: Things) => readonly unknown[];
  /** The body that a handler gets, as JSON. */
  body?: (its: Things) => unknown;
  /** What it names or who calls is gone, or changed for good, once it was done. */
  spends?: true;
  /** It may leave everything as it was: it only shows, or what it would change has changed before. */
  quiet?: true;
  /** What a response to those who may holds, where it is not a word of the owner's. */
  tells?: string;
  /** Whoever it belonged to may name it once it is deleted, since it can be brought back. */
  returns?: true;
};

export const PASSWORD = "tractor-lemon-9";
const newEmail = () => `${randomUUID()}@example.org`;

/** What a form's action was told before: every state of ours has problems first. */
const STATE = { problems: [], done: null, link: null };
const token = () => form({ token: randomUUID() });

const answer = () => ({
  key: randomUUID(),
  sequence: 0,
  reply: { kind: "grade", gaveUp: true },
  answeredAt: new Date().toISOString(),
  elapsedMs: 5,
  hints: 0,
});

const QUIZZES = "app/(teach)/sets/[slug]/quizzes/actions.ts";
const COMPOSE = "app/(teach)/sets/[slug]/quizzes/[quiz]/actions.ts";
const PREVIEW = "app/(teach)/sets/[slug]/quizzes/[quiz]/preview/actions.ts";
/** A quiz that is being put together, as its page sends it. */
const desk = (its: Things) => ({ items: [its.question], locked: [], wish: {} });
const IMPORT = "app/(teach)/sets/import/[import]/actions.ts";
const EDIT = "app/(teach)/sets/[slug]/edit/actions.ts";
const ACCOUNT = "app/(learn)/account/actions.ts";
const CARDS = "app/(learn)/cards/actions.ts";
const INBOX = "app/(teach)/sets/[slug]/inbox/actions.ts";
const REGRADE = "app/(teach)/sets/[slug]/regrade/actions.ts";
const DESK = "app/(teach)/sets/[slug]/articles/[source]/actions.ts";
const article = (its: Things) => ({ source: its.article });
const pasted = () => ({ text: `The ferry was late, said the harbour. ${randomUUID()}`, date: "2031-05-06" });
const handwritten = () => ({
  kind: "write",
  step: randomUUID(),
  start: 0,
  end: 9,
  form: {
    relation: "means",
    subject: `ferry ${randomUUID()}`,
    subjectKind: "",
    object: "a boat",
    objectKind: "",
    unit: "",
    from: "",
    to: "",
    precision: "day",
    status: "asserted",
    negated: false,
    hedge: "",
    by: "",
    mode: "",
    saidOn: "",
  },
});
const deck = (its: Things) => ({ slug: its.deck });
const practice = (its: Things) => ({ attempt: its.practice });
const PRACTICE = "app/(attempt)/practice/[attempt]/actions.ts";
const PLAN = "app/(learn)/plan/actions.ts";
const REMINDERS = "app/(learn)/plan/reminders/actions.ts";
const TODAY = "app/(learn)/today/actions.ts";
const CLASS = "app/(teach)/classes/[class]/actions.ts";
const MEMBER = "app/(teach)/classes/[class]/members/[member]/actions.ts";
const ANSWERS = "app/(teach)/classes/[class]/assignments/[assignment]/results/attempts/[attempt]/actions.ts";
const GIVEN = "app/(teach)/classes/[class]/assignments/actions.ts";
const key = () => ({ key: randomUUID() });

/** What a term means, in words of its author. */
export const meaning = (term: string, words: string, saidBy = "its author") =>
  form({
    base: "1",
    relation: "means",
    subject: term,
    object: words,
    status: "asserted",
    precision: "day",
    "source-0": OWN_WORDS,
    "quote-0": `It means ${words}, says ${saidBy}.`,
  });

export const AUTHORITY: Readonly<Record<string, Rule>> = {
  "page /": { to: "everybody" },
  "page /[...missing]": { to: "nobody" },
  "page /accessibility": { to: "everybody" },
  "page /account": { to: "everybody" },
  "page /account/delete": { to: "everybody" },
  "page /account/email": { to: "everybody" },
  "page /account/password": { to: "everybody" },
  "page /attempts/[attempt]": { to: "owner" },
  "page /attempts/[attempt]/result": { to: "owner", at: (its) => ({ attempt: its.finished }) },
  "page /assignments/[assignment]": { to: "owner", at: (its) => ({ assignment: its.given }) },
  "page /classes": { to: "everybody" },
  "page /classes/[class]": { to: "owner" },
  "page /classes/[class]/assignments/[assignment]": { to: "owner" },
  "page /classes/[class]/assignments/[assignment]/results": { to: "owner" },
  "page /classes/[class]/assignments/[assignment]/results/attempts/[attempt]": { to: "owner", at: (its) => ({ attempt: its.sat }) },
  "page /classes/[class]/assignments/[assignment]/results/facts": { to: "owner" },
  "page /classes/[class]/assignments/[assignment]/results/questions": { to: "owner" },
  "page /classes/[class]/assignments/[assignment]/wall": { to: "owner", at: (its) => ({ assignment: its.wall }) },
  "page /classes/[class]/assignments/new": { to: "owner" },
  "page /classes/[class]/members/[member]": { to: "owner" },
  "page /classes/[class]/roster": { to: "owner" },
  "page /classes/new": { to: "everybody" },
  "page /forgot": { to: "everybody" },
  "page /reset/[token]": { to: "everybody" },
  "page /join": { to: "everybody" },
  "page /join/[code]": { to: "everybody" },
  "page /wall/[assignment]": { to: "owner", at: (its) => ({ assignment: its.shown }) },
  "page /cards": { to: "everybody" },
  "page /cards/[slug]": { to: "owner", at: deck },
  "page /cards/[slug]/[card]": { to: "owner", at: deck },
  "page /cards/[slug]/paste": { to: "owner", at: deck },
  "page /dev/gallery": { to: "everybody" },
  "page /offline": { to: "everybody" },
  "page /plan": { to: "everybody" },
  "page /plan/reminders": { to: "everybody" },
  "page /practice/[attempt]": { to: "owner", at: practice },
  "page /progress": { to: "everybody" },
  "page /q/[code]": { to: "link" },
  "page /scores": { to: "everybody" },
  "page /sets": { to: "everybody" },
  "page /sets/[slug]": { to: "owner" },
  "page /sets/[slug]/articles": { to: "owner" },
  "page /sets/[slug]/articles/[source]": { to: "owner", at: article },
  "page /sets/[slug]/bin": { to: "owner" },
  "page /sets/[slug]/edit": { to: "owner" },
  "page /sets/[slug]/edit/kinds/[kind]": { to: "owner" },
  "page /sets/[slug]/edit/lists/[list]": { to: "owner" },
  "page /sets/[slug]/history": { to: "owner" },
  "page /sets/[slug]/inbox": { to: "owner" },
  "page /sets/[slug]/regrade": { to: "owner", tells: "Answers that were marked again" },
  "page /sets/[slug]/regrade/entries/[entry]": { to: "owner", tells: "Look at the answers again" },
  "page /sets/[slug]/regrade/facts/[fact]": { to: "owner", tells: "Look at the answers again" },
  "page /sets/[slug]/regrade/questions/[question]": { to: "owner", tells: "Look at the answers again" },
  "page /sets/[slug]/share": { to: "owner" },
  "page /sets/bin": { to: "everybody" },
  "page /share/[token]": { to: "everybody" },
  "page /sets/[slug]/edit/entries/[entry]": { to: "owner" },
  "page /sets/[slug]/edit/facts/[fact]": { to: "owner" },
  "page /sets/[slug]/edit/questions/[question]": { to: "owner" },
  "page /sets/[slug]/quiz": { to: "owner" },
  "page /sets/[slug]/quizzes": { to: "owner" },
  "page /sets/[slug]/quizzes/[quiz]": { to: "owner" },
  "page /sets/[slug]/quizzes/[quiz]/preview": { to: "owner" },
  "page /sets/[slug]/quizzes/[quiz]/print": { to: "owner" },
  "page /sets/[slug]/quizzes/new": { to: "owner" },
  "page /sets/[slug]/read/[source]": { to: "owner" },
  "page /sets/import": { to: "everybody" },
  "page /sets/import/[import]": { to: "owner" },
  "page /sets/new": { to: "everybody" },
  "page /sets/paste": { to: "everybody" },
  "page /settings": { to: "everybody" },
  "page /sign-in": { to: "everybody" },
  "page /sign-up": { to: "everybody" },
  "page /today": { to: "everybody" },
  "page /today/practise": { to: "everybody" },

  "GET /account/export": { to: "account" },
  "POST /api/v1/imports": { to: "everybody", body: () => ["front;back", randomUUID()] },
  "GET /api/v1/imports/[import]": { to: "owner", tells: '"state":' },
  "GET /api/v1/imports/[import]/report": { to: "owner", at: (its) => ({ import: its.imported }) },
  "GET /api/v1/sets/[slug]/files/[format]": { to: "owner" },
  "POST /api/v1/articles": { to: "everybody", body: pasted },
  "POST /api/v1/sets/[slug]/articles": { to: "owner", body: pasted },
  "GET /api/v1/assignments/[assignment]/pulse": { to: "owner", tells: '{"pulse":' },
  "GET /api/v1/assignments/[assignment]/results": { to: "owner", tells: "Name,State" },
  "GET /api/v1/attempts/[attempt]": { to: "owner" },
  "PUT /api/v1/attempts/[attempt]/answers/[position]": { to: "owner", body: answer, spends: true },
  "PUT /api/v1/attempts/[attempt]/answers/[position]/hint": { to: "owner", at: practice, body: key, quiet: true },
  "PUT /api/v1/attempts/[attempt]/answers/[position]/reveal": { to: "owner", body: key },
  "PUT /api/v1/attempts/[attempt]/answers/[position]/withdrawal": { to: "owner", at: practice, body: (its) => ({ key: its.answered }) },
  "PUT /api/v1/attempts/[attempt]/flags/[position]": { to: "owner", body: () => ({ flagged: true }), spends: true },
  "POST /api/v1/attempts/[attempt]/hand-in": { to: "owner", spends: true },
  "POST /api/v1/attempts/[attempt]/reports/[position]": { to: "owner", body: () => ({ note: `a note ${randomUUID()}` }) },
  "POST /api/v1/attempts/[attempt]/taken": { to: "owner", at: practice, quiet: true },
  "GET /api/v1/calendar/[token]": { to: "link", tells: "BEGIN:VCALENDAR" },
  "GET /api/v1/media/[media]": { to: "owner" },
  "GET /api/v1/wall/[assignment]": { to: "owner", at: (its) => ({ assignment: its.wall }), tells: '"waitingFor":' },
  "PUT /api/v1/wall/[assignment]": {
    to: "owner",
    at: (its) => ({ assignment: its.wall }),
    body: () => ({ from: { position: 0, phase: "waiting" }, to: { position: 1, phase: "open" } }),
    spends: true,
  },
  "PUT /dev/parse": { to: "everybody", body: () => ({}) },
  "POST /api/v1/policy-reports": { to: "everybody", body: () => ({ "csp-report": { "effective-directive": "script-src-elem" } }) },
  "GET /.well-known/security.txt": { to: "nobody" },
  "GET /healthz": { to: "everybody" },
  // Whoever asks from this machine, as the tests do, may read them.
  "GET /metrics": { to: "everybody" },
  "GET /offline/files": { to: "everybody" },
  "GET /readyz": { to: "everybody" },

  "app/(attempt)/wall/[assignment]/actions.ts#comeToWall": { to: "owner", args: (its) => [its.shown], spends: true },
  "app/(learn)/assignments/[assignment]/actions.ts#beginAssignment": { to: "owner", args: (its) => [its.given], spends: true },
  "app/(public)/forgot/actions.ts#sendResetLink": { to: "everybody", args: () => [STATE, form({ email: newEmail() })] },
  "app/(public)/reset/[token]/actions.ts#chooseNewPassword": {
    to: "everybody",
    args: () => ["0".repeat(32), STATE, form({ newPassword: "green-boats-7" })],
  },
  "app/(public)/join/actions.ts#followCode": { to: "everybody", args: () => [STATE, form({ code: "bcdf 2345" })] },
  "app/(public)/join/actions.ts#joinHere": { to: "everybody", args: () => ["bcdf2345", STATE, form({ name: "Somebody" })] },
  "app/(teach)/classes/actions.ts#leaveThisClass": { to: "owner", args: (its) => [its.joined, false], spends: true },
  "app/(teach)/classes/actions.ts#makeNewClass": {
    to: "everybody",
    args: () => [STATE, form({ name: "7b", teacher: "A teacher", zone: "UTC" })],
  },
  [`${CLASS}#changeCode`]: { to: "owner", args: (its) => [its.class] },
  [`${CLASS}#matchAllSuggested`]: { to: "owner", args: (its) => [its.class], quiet: true },
  [`${CLASS}#matchPupil`]: { to: "owner", args: (its) => [its.class, its.member, null], quiet: true },
  [`${CLASS}#saveClassForm`]: {
    to: "owner",
    args: (its) => [its.class, STATE, form({ name: `class ${randomUUID()}`, keepDays: "100" })],
    spends: true,
  },
  [`${CLASS}#saveRosterForm`]: { to: "owner", args: (its) => [its.class, STATE, form({ names: `Pupil ${randomUUID()}` })] },
  [`${CLASS}#setJoining`]: { to: "owner", args: (its) => [its.class, 60] },
  [`${CLASS}#takeThisClassAway`]: { to: "owner", args: (its) => [its.class, false], spends: true, returns: true },
  [`${MEMBER}#makeWayBack`]: { to: "owner", args: (its) => [its.class, its.member] },
  [`${MEMBER}#removePupil`]: { to: "owner", args: (its) => [its.class, its.member, false], spends: true },
  [`${MEMBER}#savePupil`]: {
    to: "owner",
    args: (its) => [its.class, its.member, STATE, form({ name: `Pupil ${randomUUID()}`, time: "1.5", extraAttempts: "1" })],
  },
  [`${GIVEN}#askThreeAgain`]: { to: "owner", args: (its) => [its.class, its.assignment, true], quiet: true },
  [`${GIVEN}#allowMore`]: {
    to: "owner",
    args: (its) => [its.class, its.assignment, STATE, form({ member: its.member, extraMinutes: "5", extraAttempts: "1" })],
    spends: true,
  },
  [`${GIVEN}#giveQuiz`]: { to: "owner", args: (its) => [its.class, STATE, form({ quiz: its.quiz, purpose: "practice" })] },
  [`${ANSWERS}#givePoints`]: {
    to: "owner",
    args: (its) => [its.sat, 1, STATE, form({ "points-1": "1", "note-1": `said aloud ${randomUUID()}` })],
  },
  [`${GIVEN}#releaseNow`]: { to: "owner", args: (its) => [its.class, its.assignment, true] },
  [`${GIVEN}#saveAssignmentForm`]: {
    to: "owner",
    args: (its) => [its.class, its.assignment, STATE, form({ title: `quiz ${randomUUID()}`, purpose: "practice" })],
    spends: true,
  },
  [`${GIVEN}#takeThisAssignmentAway`]: { to: "owner", args: (its) => [its.class, its.assignment, false], spends: true },
  [`${IMPORT}#chooseForFile`]: { to: "owner", args: (its) => [its.import, STATE, form({ title: `deck ${randomUUID()}` })], spends: true },
  [`${IMPORT}#readFileAgain`]: { to: "owner", args: (its) => [its.import, STATE, form({ format: "table" })], spends: true },
  [`${IMPORT}#importFile`]: {
    to: "owner",
    args: (its) => [its.import, { digest: its.plan, counts: { new: 1, changed: 0, unchanged: 0, skipped: 0 } }],
    spends: true,
  },
  [`${IMPORT}#undoThisImport`]: { to: "owner", args: (its) => [its.imported], spends: true },
  [`${IMPORT}#discardFile`]: { to: "owner", args: (its) => [its.import], spends: true },
  "app/actions.ts#finishAndForget": { to: "everybody", args: () => [] },
  "app/actions.ts#sayWhoseDevice": { to: "everybody", args: () => [form({ device: "own" })] },
  "app/actions.ts#stayHere": { to: "everybody", args: () => [] },
  [`${ACCOUNT}#changeEmailHere`]: {
    to: "account",
    args: () => [STATE, form({ email: newEmail(), currentPassword: PASSWORD })],
    spends: true,
  },
  [`${ACCOUNT}#changePasswordHere`]: {
    to: "account",
    args: () => [STATE, form({ currentPassword: PASSWORD, newPassword: "green-boats-7" })],
    spends: true,
  },
  [`${ACCOUNT}#deleteEverything`]: { to: "account", args: () => [STATE, form({ currentPassword: PASSWORD })], spends: true },
  [`${ACCOUNT}#signOutHere`]: { to: "everybody", args: () => [] },
  [`${ACCOUNT}#signOutOfEverything`]: { to: "everybody", args: () => [] },
  "app/(learn)/attempts/[attempt]/result/actions.ts#handInNow": { to: "owner", args: (its) => [its.attempt], spends: true },
  "app/(learn)/attempts/[attempt]/result/actions.ts#tryMissedAgain": { to: "owner", args: (its) => [its.finished, STATE, token()] },
  [`${PRACTICE}#askNotNow`]: { to: "owner", args: (its) => [its.practice, 1], quiet: true },
  [`${PRACTICE}#askNever`]: { to: "owner", args: (its) => [its.practice, 1], quiet: true },
  [`${PRACTICE}#askFactAgain`]: { to: "owner", args: (its) => [its.practice, 1], quiet: true },
  [`${PRACTICE}#startFactAgain`]: { to: "owner", args: (its) => [its.practice, 1], quiet: true },
  [`${PLAN}#bringBack`]: { to: "everybody", args: (its) => [its.setId, its.fact] },
  [`${PLAN}#changePlan`]: { to: "everybody", args: () => [{ minutes: 20 }] },
  [`${PLAN}#fitCurve`]: { to: "everybody", args: () => [] },
  [`${PLAN}#takeCurve`]: { to: "owner", args: (its) => [its.curve] },
  "app/(learn)/progress/actions.ts#hideStreak": { to: "everybody", args: () => [] },
  [`${TODAY}#askBoth`]: {
    to: "owner",
    args: (its) => [randomUUID(), [{ setId: its.setId, factId: its.fact, slot: "object" }]],
    quiet: true,
  },
  [`${TODAY}#beginPractice`]: { to: "everybody", args: () => [STATE, form({ minutes: "5", token: randomUUID() })] },
  [`${TODAY}#noteChanges`]: { to: "everybody", args: (its) => [[its.attempt]] },
  [`${TODAY}#practiseNow`]: { to: "owner", args: (its) => [STATE, form({ set: its.setId, minutes: "5", token: randomUUID() })] },
  [`${TODAY}#takeToday`]: { to: "everybody", args: () => [5] },
  [`${REMINDERS}#makeAddress`]: { to: "everybody", args: () => [{ address: null, said: null }, form({ hour: "18" })] },
  [`${REMINDERS}#endReminders`]: { to: "everybody", args: () => [] },
  [`${CARDS}#addCard`]: { to: "owner", args: (its) => [its.deck, STATE, form({ front: `front ${randomUUID()}`, back: "back" })] },
  [`${CARDS}#addPasted`]: { to: "owner", args: (its) => [its.deck, STATE, form({ list: `front ${randomUUID()}\tback` })] },
  [`${CARDS}#bringBack`]: { to: "owner", args: (its) => [its.deck, its.card], quiet: true },
  [`${CARDS}#makeNewDeck`]: { to: "everybody", args: () => [STATE, form({ title: "Cards" })] },
  [`${CARDS}#saveCard`]: {
    to: "owner",
    args: (its) => [its.deck, its.card, STATE, form({ front: `front ${randomUUID()}`, back: "back" })],
    spends: true,
  },
  [`${CARDS}#takeCardOut`]: { to: "owner", args: (its) => [its.deck, its.card, false], spends: true },
  "app/(learn)/q/[code]/actions.ts#startSavedQuiz": { to: "link", args: (its) => [its.code, STATE, token()] },
  [`${QUIZZES}#makeComposedQuiz`]: {
    to: "owner",
    args: (its) => [its.slug, STATE, form({ about: "all", length: "2", formats: "flashcard", title: `quiz ${randomUUID()}` })],
  },
  [`${QUIZZES}#takeQuizAway`]: { to: "owner", args: (its) => [its.slug, its.quiz, false], spends: true, returns: true },
  [`${COMPOSE}#saveComposedQuiz`]: {
    to: "owner",
    args: (its) => [
      its.slug,
      its.quiz,
      1,
      { title: `quiz ${randomUUID()}`, settings: {}, items: [{ questionId: its.question, points: 1 }] },
    ],
    spends: true,
  },
  [`${COMPOSE}#remakeQuestions`]: { to: "owner", args: (its) => [its.slug, its.quiz, desk(its)], quiet: true },
  [`${COMPOSE}#offerOthers`]: { to: "owner", args: (its) => [its.slug, its.quiz, desk(its), its.question], quiet: true },
  [`${COMPOSE}#searchOthers`]: { to: "owner", args: (its) => [its.slug, its.quiz, desk(its), "ebb"], quiet: true },
  [`${PREVIEW}#answerPreview`]: {
    to: "owner",
    args: (its) => [its.slug, its.quiz, its.question, { kind: "grade", gaveUp: true }],
    quiet: true,
  },
  [`${PREVIEW}#revealPreview`]: { to: "owner", args: (its) => [its.slug, its.quiz, its.question, "my words"], quiet: true },
  "app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz": { to: "owner", args: (its) => [its.slug, STATE, token()] },
  "app/(learn)/settings/actions.ts#changeSettings": { to: "everybody", args: () => [{ theme: "dark" }] },
  "app/(public)/actions.ts#answerTheTryout": { to: "everybody", args: (its) => [its.question, "x"] },
  "app/(public)/sets/[slug]/actions.ts#copyThisSet": { to: "owner", args: (its) => [its.slug] },
  "app/(public)/sign-in/actions.ts#signInHere": { to: "everybody", args: () => [STATE, form({ email: newEmail(), password: PASSWORD })] },
  "app/(public)/sign-up/actions.ts#signUpHere": { to: "everybody", args: () => [STATE, form({ email: newEmail(), password: PASSWORD })] },
  [`${EDIT}#saveEntryForm`]: {
    to: "owner",
    args: (its) => [its.slug, its.entry, STATE, form({ base: "1", name: `sign ${randomUUID()}`, kind: "term" })],
    spends: true,
  },
  [`${EDIT}#saveFactForm`]: {
    to: "owner",
    args: (its) => [its.slug, its.fact, STATE, meaning(its.entry, `the sign ${randomUUID()}`)],
    spends: true,
  },
  [`${EDIT}#saveRewording`]: {
    to: "owner",
    args: (its) => [
      its.slug,
      its.question,
      STATE,
      form({ base: "0", context: its.context, stem: its.stem, explanation: `It says so: ${randomUUID()}.` }),
    ],
    spends: true,
  },
  [`${DESK}#decideAtDesk`]: { to: "owner", args: (its) => [its.slug, its.article, handwritten()] },
  [`${EDIT}#saveSetName`]: { to: "owner", args: (its) => [its.slug, STATE, form({ title: `set ${randomUUID()}` })], spends: true },
  "app/(public)/share/[token]/actions.ts#takeThis": { to: "everybody", args: (its) => [its.token] },
  "app/(teach)/sets/[slug]/bin/actions.ts#bringBackFromBin": { to: "owner", args: (its) => [its.slug, "fact", its.fact], quiet: true },
  "app/(teach)/sets/[slug]/bin/actions.ts#bringSetBack": { to: "owner", args: (its) => [its.slug], returns: true },
  [`${INBOX}#acceptAnswer`]: { to: "owner", args: (its) => [its.slug, its.question, "nobody of that name"], quiet: true },
  [`${INBOX}#leaveWrong`]: { to: "owner", args: (its) => [its.slug, its.question, "nobody of that name", false], quiet: true },
  [`${INBOX}#settleReports`]: { to: "owner", args: (its) => [its.slug, [randomUUID()], "dismissed"], quiet: true },
  [`${INBOX}#takeAcceptedBack`]: { to: "owner", args: (its) => [its.slug, randomUUID()], quiet: true },
  [`${REGRADE}#markAgain`]: {
    to: "owner",
    args: (its) => [
      its.slug,
      {
        cause: { kind: "fact", id: its.fact },
        choice: { policy: "raise-only", fullWhereNotOffered: false },
        seen: { at: 0, digest: "0".repeat(64) },
      },
    ],
    quiet: true,
  },
  [`${REGRADE}#undoMarking`]: { to: "owner", args: (its) => [its.slug, randomUUID()], quiet: true },
  "app/(teach)/sets/[slug]/share/actions.ts#endThisShare": { to: "owner", args: (its) => [its.slug, its.share], spends: true },
  "app/(teach)/sets/[slug]/share/actions.ts#makeShare": {
    to: "owner",
    args: (its) => [its.slug, { path: null, problem: null }, form({ allows: "view" })],
  },
  "app/(teach)/sets/[slug]/share/actions.ts#openTo": { to: "owner", args: (its) => [its.slug, STATE, form({ visibility: "private" })] },
  [`${EDIT}#changeChosen`]: {
    to: "owner",
    args: (its) => [its.slug, STATE, form({ what: "topic", bulkTopic: `topic ${randomUUID()}`, fact: its.fact })],
    spends: true,
  },
  [`${EDIT}#closeThisList`]: {
    to: "owner",
    args: (its) => [
      its.slug,
      its.list,
      STATE,
      form({ scope: "all of them", "source-0": OWN_WORDS, "quote-0": `That is all of them: ${randomUUID()}.` }),
    ],
    spends: true,
  },
  [`${EDIT}#openThisList`]: { to: "owner", args: (its) => [its.slug, its.list], quiet: true },
  [`${EDIT}#checkOptionsForm`]: {
    to: "owner",
    args: (its) => [its.slug, its.question, form({ stated: "x" })],
    quiet: true,
    tells: "findings",
  },
  [`${EDIT}#checkWritten`]: {
    to: "owner",
    args: (its) => [its.slug, form({ kind: "typed", context: "x", stem: "Which x?", right: "y" })],
    quiet: true,
    tells: "findings",
  },
  [`${EDIT}#checkRewording`]: {
    to: "owner",
    args: (its) => [its.slug, its.question, form({ context: "x", stem: "x" })],
    quiet: true,
    tells: "findings",
  },
  [`${EDIT}#giveBack`]: { to: "owner", args: (its) => [its.slug, its.question], quiet: true },
  [`${EDIT}#holdQuestion`]: { to: "owner", args: (its) => [its.slug, its.question, false], spends: true },
  [`${EDIT}#saveOptions`]: { to: "owner", args: (its) => [its.slug, its.question, STATE, form({ base: "0", stated: "x" })], quiet: true },
  [`${EDIT}#saveWritten`]: {
    to: "owner",
    args: (its) => [
      its.slug,
      null,
      STATE,
      form({ kind: "typed", context: `Signs of ${randomUUID()}`, stem: "Which sign stands for calcium?", right: "Ca" }),
    ],
    spends: true,
  },
  [`${EDIT}#saveKind`]: {
    to: "owner",
    args: (its) => [its.slug, its.kind, STATE, form({ base: "1", label: `sign ${randomUUID()}`, subjectKinds: "term", takes: "text" })],
    spends: true,
  },
  [`${EDIT}#takeKindOut`]: { to: "owner", args: (its) => [its.slug, its.kind, false], quiet: true },
  [`${EDIT}#mergeEntry`]: { to: "owner", args: (its) => [its.slug, its.entry, STATE, form({ with: its.entry })], quiet: true },
  [`${EDIT}#splitEntry`]: {
    to: "owner",
    args: (its) => [its.slug, its.entry, STATE, form({ second: `second ${randomUUID()}`, fact: its.fact })],
    spends: true,
  },
  [`${EDIT}#takeEntryOut`]: { to: "owner", args: (its) => [its.slug, its.entry, false], quiet: true },
  [`${EDIT}#undoChange`]: { to: "owner", args: (its) => [its.slug, its.edit], spends: true },
  [`${EDIT}#takeFactOut`]: { to: "owner", args: (its) => [its.slug, its.fact, false], spends: true },
  [`${EDIT}#takeQuestionOut`]: { to: "owner", args: (its) => [its.slug, its.question, false], spends: true },
  [`${EDIT}#takeSetAway`]: { to: "owner", args: (its) => [its.slug, false], spends: true, returns: true },
  "app/(teach)/sets/new/actions.ts#makeNewSet": { to: "everybody", args: () => [STATE, form({ title: "A set" })] },
  "app/dev/gallery/actions.ts#answerInGallery": { to: "everybody", args: (its) => [its.question, { kind: "grade", gaveUp: true }] },
  "app/dev/gallery/actions.ts#revealInGallery": { to: "everybody", args: (its) => [its.question, ""] },
};

/** An address with the ids of these things in it. */
export const fillIn = (address: string, { at }: Rule, its: Things) =>
  address.replace(/\[(\w+)\]/g, (_, name: string) => ({ ...its, ...at?.(its) })[name as keyof Things]);
