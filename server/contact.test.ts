import { expect, test, vi } from "vitest";

async function contactOf(given: string | undefined) {
  vi.resetModules();
  vi.stubEnv("CONTACT", given);
  const { operatorContact } = await import("./contact");
  return operatorContact();
}

test.each([
  [undefined, null],
  ["help@example.org", { text: "help@example.org", href: "mailto:help@example.org" }],
  ["https://example.org/help", { text: "https://example.org/help", href: "https://example.org/help" }],
])("whoever runs a server is reached under %s", async (given, contact) => {
  expect(await contactOf(given)).toEqual(contact);
});

test.each(["javascript:alert(1)", "ask me"])("%s is no way to reach anybody", async (given) => {
  await expect(contactOf(given)).rejects.toThrow("CONTACT");
});
