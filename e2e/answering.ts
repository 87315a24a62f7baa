import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import type { Question } from "../lib/questions/question";
import { formats as FORMATS } from "../messages/en/formats";
import { expect } from "./fixtures";
import { callAction, cookieFrom, cookieOn, form, giveCookie } from "./visitor";

/** With the pointer, or with nothing but the keyboard. */
export type Way = "pointer" | "keyboard";

const MOST_TABS = 80;

/** Asks the database itself: a test may look where a learner may not. */
export async function query<T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The questions of an attempt with their keys, in order. */
export async function questionsOf(attempt: string): Promise<Question[]> {
  const sql = `SELECT version.content FROM "AttemptItem" item JOIN "QuestionVersion" version ON version.id = item."questionVersionId" WHERE item."attemptId" = $1 ORDER BY item.position`;
  return (await query<{ content: Question }>(sql, [attempt])).map((row) => row.content);
}

/** How many answers of an attempt are stored. */
export async function storedAnswers(attempt: string): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM "Answer" answer JOIN "AttemptItem" item ON item.id = answer."attemptItemId" WHERE item."attemptId" = $1`;
  return (await query<{ count: number }>(sql, [attempt]))[0]!.count;
}

/** The id of the attempt that the page shows. */
export const attemptOn = (page: Page): string => /attempts\/([0-9a-f-]{36})/.exec(page.url())![1]!;

type Wanted = {
  slug?: string;
  /** As they are called on the screen; none for all. */
  formats?: readonly string[];
  length?: number;
  feedback?: "each" | "end";
};

const START = "app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz";

/** What the form sends that `chooseQuiz` fills in. */
function choices({ formats = [], length = 5, feedback = "each" }: Wanted): FormData {
  const fields = form({ length: String(length), feedback, token: randomUUID() });
  for (const [name, label] of Object.entries(FORMATS)) if (formats.includes(label)) fields.append("formats", name);
  return fields;
}

/** Begins a quiz for whoever uses the page, past the screens; answers the attempt's id. */
export async function makeQuiz(page: Page, wanted: Wanted = {}): Promise<string> {
  const { slug = "ukraine-talks-2025" } = wanted;
  const received = await callAction(START, [slug, { problems: [], link: null }, choices(wanted)], {
    cookie: await cookieOn(page.context()),
    page: `/sets/${slug}/quiz`,
  });
  const cookie = cookieFrom(received);
  if (cookie) await giveCookie(page.context(), cookie);
  const attempt = /attempts\/([0-9a-f-]{36})/.exec(String(received.headers["x-action-redirect"] ?? received.headers.location))?.[1];
  if (!attempt) throw new Error(`no attempt was started: ${received.status} ${received.body.slice(0, 300)}`);
  return attempt;
}

/** Begins a quiz past the screen that offers it, and shows it; answers the attempt's id. */
export async function startQuiz(page: Page, wanted: Wanted = {}): Promise<string> {
  const attempt = await makeQuiz(page, wanted);
  await page.goto(`/attempts/${attempt}`);
  return attempt;
}

/** Begins a quiz as a learner does: chooses, and presses Start. Answers the attempt's id. */
export async function chooseQuiz(
  page: Page,
  { slug = "ukraine-talks-2025", formats = [], length = 5, feedback = "each" }: Wanted = {},
): Promise<string> {
  await page.goto(`/sets/${slug}/quiz`);
  await page.getByText("Choose topics, length and time").click();
  await page.getByLabel("How many questions").selectOption(String(length));
  if (feedback === "end") await page.getByRole("radio", { name: /^At the end/ }).check();
  for (const format of formats) await page.getByRole("checkbox", { name: format, exact: true }).check();
  await page.getByRole("button", { name: "Start" }).last().click();
  await page.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
  return attemptOn(page);
}

/** Goes to a control with the Tab key, as somebody without a pointer does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("this control cannot be reached with the Tab key");
}

async function press(page: Page, control: Locator, way: Way, key = "Enter"): Promise<void> {
  if (way === "pointer") return control.click();
  await tabTo(page, control);
  await page.keyboard.press(key);
}

async function choose(page: Page, list: Locator, text: string, way: Way): Promise<void> {
  if (way === "pointer") return void (await list.selectOption({ label: text }));
  await tabTo(page, list);
  const at = await list.locator("option").allTextContents();
  for (let i = 0; i < at.indexOf(text); i++) await page.keyboard.press("ArrowDown");
  await expect(list.locator("option:checked")).toHaveText(text);
}

/** A radio group is one stop of the Tab key; inside it the arrows move and Space or Enter answers. */
async function pickRadio(page: Page, text: string, way: Way): Promise<void> {
  const radios = page.locator("#question").getByRole("radio");
  const wanted = page.locator("#question").getByRole("radio", { name: text, exact: true });
  if (way === "pointer") return wanted.click();
  await tabTo(page, radios.first());
  const texts = await radios.evaluateAll((all) => all.map((one) => (one.querySelector("span")?.textContent ?? "").trim()));
  for (let i = 0; i < texts.indexOf(text); i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** Puts a statement into a box: the boxes are radio buttons, one group for each statement. */
async function pickBox(page: Page, statement: string, box: string, way: Way): Promise<void> {
  const radios = page.locator("#question").getByRole("group", { name: statement, exact: true }).getByRole("radio");
  const wanted = radios.and(page.getByRole("radio", { name: box, exact: true }));
  if (way === "pointer") return wanted.check();
  await tabTo(page, radios.first());
  await page.keyboard.press("Space");
  for (let i = 0; i < (await radios.count()) && !(await wanted.isChecked()); i++) await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeChecked();
}

async function type(page: Page, text: string, way: Way): Promise<void> {
  const field = page.locator("#question").getByRole("textbox").first();
  if (way === "pointer") return field.fill(text);
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Brings the list into the order of the key, from the top. */
async function sort(page: Page, texts: readonly string[], way: Way): Promise<void> {
  const rows = page.locator("#question ol > li");
  for (const [place, text] of texts.entries()) {
    for (;;) {
      const now = await rows.evaluateAll((all) => all.map((one) => one.children[1]?.textContent ?? ""));
      if (now.indexOf(text) <= place) break;
      await press(page, page.getByRole("button", { name: `Move ${text} up` }), way);
    }
  }
}

/** A place on the map with the pointer; without one, in the list that is there instead. */
async function point(page: Page, { options, key }: Extract<Question["reply"], { kind: "place" }>, way: Way): Promise<void> {
  const within = page.locator("#question");
  if (way === "pointer") return within.locator(`[data-place="${key}"]`).click();
  const toList = within.getByRole("button", { name: "Choose from a list" });
  await expect(toList.or(within.getByRole("radio")).first()).toBeVisible();
  if (await toList.isVisible()) await press(page, toList, way);
  await pickRadio(page, textOf(options, key), way);
}

const textOf = (list: readonly { id: string; text: string }[], id: string | undefined) => list.find((one) => one.id === id)!.text;

/** Gives the right answer to the question on the page. */
export async function answerRight(page: Page, question: Question, way: Way): Promise<void> {
  const { reply } = question;
  const within = page.locator("#question");
  switch (reply.kind) {
    case "choice":
      return pickRadio(page, textOf(reply.options, reply.key), way);
    case "choices":
      for (const id of reply.key)
        await press(page, within.getByRole("checkbox", { name: textOf(reply.options, id), exact: true }), way, "Space");
      break;
    case "text":
      await type(page, reply.key, way);
      break;
    case "number":
      await type(page, String(reply.key), way);
      break;
    case "order":
      await sort(
        page,
        reply.key.map((id) => textOf(reply.options, id)),
        way,
      );
      break;
    case "boxes":
      for (const item of reply.items) await pickBox(page, item.text, textOf(reply.options, reply.key[item.id]), way);
      break;
    case "pairs":
      for (const item of reply.items)
        await choose(page, within.getByRole("combobox", { name: item.text, exact: true }), textOf(reply.options, reply.key[item.id]), way);
      break;
    case "grid":
      for (const cell of reply.items) {
        const name = `${textOf(reply.rows, cell.row)}: ${textOf(reply.columns, cell.column)}`;
        await choose(page, within.getByRole("combobox", { name, exact: true }), textOf(reply.options, reply.key[cell.id]), way);
      }
      break;
    case "points":
      await type(page, "It was as the sources say. They agree on it.", way);
      await press(page, within.getByRole("button", { name: "Compare with the points" }), way);
      for (const option of reply.options) await press(page, within.getByRole("checkbox", { name: option.text }), way, "Space");
      break;
    case "place":
      await point(page, reply, way);
      break;
    case "grade":
      await press(page, within.getByRole("button", { name: "Show the answer" }), way);
      return press(page, within.getByRole("button", { name: "Knew it", exact: true }), way);
  }
  await press(page, within.getByRole("button", { name: "Answer", exact: true }), way);
}

/** The next step, which is there once the answer is given. */
const nextStep = (page: Page) => page.getByRole("button", { name: /^(?:Next|See your result|Check and hand in)\b/ });

/** Waits until it is shown what was right, and where it says so. */
export async function seeFeedback(page: Page, question: Question): Promise<void> {
  await expect(nextStep(page)).toBeVisible();
  if (question.reply.kind !== "points") await expect(page.getByText("Where it says so").first()).toBeVisible();
}

/** Goes on to the next question, or to the result after the last. */
export async function goOn(page: Page, way: Way): Promise<void> {
  await press(page, nextStep(page), way);
}
