import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Begins a set of cards with a few cards and stays on its page. */
async function begin(page: Page, cards: readonly (readonly [string, string])[]): Promise<void> {
  await page.goto("/cards");
  await page.getByLabel("What are they about?").fill("Spanish");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Spanish" })).toBeVisible();
  for (const [front, back] of cards) {
    await page.getByRole("textbox", { name: "Front" }).fill(front);
    await page.getByRole("textbox", { name: "Back" }).fill(back);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText(`Added: ${front}`)).toBeVisible();
  }
}

test("somebody writes cards in a row without leaving the keyboard, and finds one again", async ({ page }) => {
  await begin(page, []);
  await page.getByRole("textbox", { name: "Front" }).focus();
  for (const [front, back] of [
    ["el perro", "dog"],
    ["el gato", "cat"],
  ]) {
    await page.keyboard.type(front!);
    await page.keyboard.press("Tab");
    await page.keyboard.type(back!);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(`Added: ${front}`)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Front" })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Front" })).toHaveValue("");
  }
  await page.getByRole("searchbox").fill("PERRO");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("1 card found.")).toBeVisible();
  await expect(page.getByRole("link", { name: /el perro/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /el gato/ })).toHaveCount(0);
});

test("a card is changed, taken out and put back", async ({ page }) => {
  await begin(page, [["rojo", "read"]]);
  await page.getByRole("link", { name: /rojo/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Change a card" })).toBeVisible();
  await page.getByRole("textbox", { name: "Back" }).fill("red");
  await page.getByText("Where it is from, tags, both ways").click();
  await page.getByLabel("Tags").fill("colours, adjectives");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await page.getByRole("button", { name: "Take this card out" }).click();
  await expect(page.getByText(/The card is out/)).toBeVisible();
  await page.getByRole("button", { name: "Put it back" }).click();
  await expect(page.getByText("The card is back.")).toBeVisible();
  await page.getByRole("link", { name: "Spanish" }).click();
  await page.getByRole("link", { name: "colours (1)" }).click();
  await expect(page.getByRole("link", { name: /rojo.*red/ })).toBeVisible();
});

test("a list is pasted whole, or not at all with each line that is wrong named", async ({ page }) => {
  await begin(page, []);
  await page.getByRole("link", { name: "Paste a list" }).click();
  await page.getByLabel("The list").fill("uno; one\ndos\ntres; three");
  await page.getByRole("button", { name: "Add these cards" }).click();
  await expect(page.getByText(/Nothing divides front and back here/)).toBeVisible();
  await expect(page.getByLabel("The list")).toHaveValue("uno; one\ndos\ntres; three");
  await page.getByLabel("The list").fill("uno; one\ndos; two\ntres; three");
  await page.getByLabel("Tags for all of them").fill("numbers");
  await page.getByRole("button", { name: "Add these cards" }).click();
  await expect(page.getByText("3 cards were added.")).toBeVisible();
  await page.getByRole("link", { name: "Back to the cards" }).click();
  await expect(page.getByRole("link", { name: "numbers (3)" })).toBeVisible();
  const deck = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Practise these now" }).click();
  await expect(page.getByRole("combobox").first().locator("option:checked")).toHaveText(deck!);
});
