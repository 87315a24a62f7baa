import type { Page } from "@playwright/test";
import { formats as FORMATS } from "../../messages/en/formats";
import { startQuiz } from "../answering";
import { expect } from "../fixtures";
import { beginPractice, missAQuiz, untilCard, type Desk } from "./world";

// The states of pages that are looked at, each with the way there.

export type State = { name: string; open: (page: Page) => Promise<void> };
/** One that needs what a teacher has. */
export type DeskState = { name: string; open: (page: Page, its: Desk) => Promise<void> };

const at = (name: string, address: string): State => ({ name, open: async (page) => void (await page.goto(address)) });

async function openDetails(page: Page): Promise<void> {
  for (const details of await page.locator("main details:not([open]) > summary").all())
    if (await details.isVisible()) await details.click();
}

/** A form sent empty. */
const sentEmpty = (name: string, address: string, button: string): State => ({
  name,
  open: async (page) => {
    await page.goto(address);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("group", { name: /problem/ })).toBeVisible();
  },
});

/** Pages that anybody comes to. */
export const OPEN: readonly State[] = [
  at("welcome", "/"),
  at("sets", "/sets"),
  at("a set", "/sets/ukraine-talks-2025"),
  at("what a quiz is to ask", "/sets/ukraine-talks-2025/quiz"),
  sentEmpty("signing in, with problems", "/sign-in", "Sign in"),
  sentEmpty("an account, with problems", "/sign-up", "Make the account"),
  at("joining", "/join"),
  at("settings", "/settings"),
  at("what is said of accessibility", "/accessibility"),
  at("nothing there", "/nothing/here"),
];

/** One question of each kind, before and after. */
export const QUESTIONS: readonly State[] = Object.values(FORMATS).flatMap((label) => [
  { name: `${label}, asked`, open: async (page: Page) => void (await startQuiz(page, { formats: [label] })) },
  {
    name: `${label}, answered`,
    open: async (page: Page) => {
      const giveUp = page.getByRole("button", { name: "I don’t know" });
      if (await giveUp.isVisible()) await giveUp.click();
      else {
        await page.getByRole("button", { name: "Show the answer" }).click();
        await page.getByRole("button", { name: "Missed it" }).click();
      }
      await expect(page.getByText("Where it says so").first()).toBeVisible();
    },
  },
]);

/** What a learner comes to, in this order. */
export const LEARNING: readonly State[] = [
  {
    name: "a result",
    open: async (page) => {
      const attempt = await missAQuiz(page);
      await page.goto(`/attempts/${attempt}/result`);
    },
  },
  {
    name: "all questions before handing in",
    open: async (page) => {
      await startQuiz(page, { formats: ["Choose one"], feedback: "end" });
      await page.getByRole("button", { name: /See all questions/ }).click();
      await expect(page.getByRole("heading", { name: "All questions" })).toBeVisible();
    },
  },
  {
    name: "a dialog",
    open: async (page) => {
      await startQuiz(page, { formats: ["Choose one"] });
      await page.getByRole("button", { name: "This question is wrong" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  at("today", "/today"),
  {
    name: "the front of a card",
    open: async (page) => {
      await beginPractice(page);
      await untilCard(page);
    },
  },
  {
    name: "the back of a card",
    open: async (page) => {
      await page.getByRole("button", { name: /^Show the answer/ }).click();
      await expect(page.getByRole("button", { name: "Knew it" })).toBeVisible();
    },
  },
  {
    name: "progress",
    open: async (page) => {
      await page.goto("/progress");
      await openDetails(page);
    },
  },
  {
    name: "plan",
    open: async (page) => {
      await page.goto("/plan");
      await openDetails(page);
    },
  },
  at("scores", "/scores"),
];

/** What a teacher comes to. */
export const TEACHING: readonly DeskState[] = [
  { name: "account", open: async (page) => void (await page.goto("/account")) },
  { name: "the editor", open: async (page, { set }) => void (await page.goto(`${set}/edit`)) },
  { name: "a fact", open: async (page, { fact }) => void (await page.goto(fact)) },
  { name: "an article’s desk", open: async (page, { article }) => void (await page.goto(article)) },
  { name: "the plan of an import", open: async (page, { plan }) => void (await page.goto(plan)) },
  { name: "a quiz being put together", open: async (page, { quiz }) => void (await page.goto(quiz)) },
  { name: "classes", open: async (page) => void (await page.goto("/classes")) },
  { name: "a class", open: async (page, { given }) => void (await page.goto(`/classes/${given.classId}`)) },
  { name: "an assignment", open: async (page, { given }) => void (await page.goto(`/classes/${given.classId}/assignments/${given.id}`)) },
  {
    name: "results",
    open: async (page, { given }) => {
      await page.goto(given.href);
      await openDetails(page);
    },
  },
  { name: "results by fact", open: async (page, { given }) => void (await page.goto(`${given.href}/facts`)) },
  {
    name: "results by question",
    open: async (page, { given }) => {
      await page.goto(`${given.href}/questions`);
      await openDetails(page);
    },
  },
  { name: "sharing", open: async (page, { set }) => void (await page.goto(`${set}/share`)) },
  { name: "a new set", open: async (page) => void (await page.goto("/sets/new")) },
];
