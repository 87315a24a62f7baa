import type { Page } from "@playwright/test";
import { test } from "./fixtures";

// Watches a page for what a stranger's words could become there: something that runs, loads, leads away or is an element.

/** What must not be: a list that stays empty. */
export type Watch = { told: string[]; words: Set<string>; media: Set<string> };

const hostOf = (page: Page) => new URL(test.info().project.use.baseURL ?? page.url()).host;

/** Lets no request to another host out, and tells each that would have left. What a policy stops comes not even here. */
export async function stopRequests(page: Page, tell: (url: string) => void): Promise<void> {
  const host = hostOf(page);
  await page.route(
    (url) => url.host !== host,
    (route) => {
      tell(route.request().url());
      return route.abort();
    },
  );
}

/** Listens to a page for everything that a stranger's code could do there. */
export async function watch(page: Page): Promise<Watch> {
  const told: string[] = [];
  page.on("dialog", (dialog) => {
    told.push(`a dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  page.context().on("page", (other) => told.push(`a window of ${other.url()}`));
  await stopRequests(page, (url) => told.push(`a request to ${url} from ${page.url()}`));
  await page.exposeFunction("tellOfStranger", (what: string) => void told.push(what));
  await page.addInitScript(() => {
    const tell = (what: string) =>
      (window as unknown as { tellOfStranger(what: string): void }).tellOfStranger(`${what} on ${location.href}`);
    Object.defineProperty(window, "__ran", { get: () => undefined, set: () => tell("a stranger's code ran") });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      tell(`the policy stopped ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return { told, words: new Set(), media: new Set() };
}

/** The parts of the document that no page of ours has: what a stranger's words became if they became anything. */
function strangeParts(): string[] {
  const isOurs = (url: string) => new URL(url, location.href).origin === location.origin;
  const found: string[] = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const tell = () => found.push(element.outerHTML.slice(0, 200));
    if (["iframe", "object", "embed", "base", "foreignObject", "annotation-xml", "animate", "maction"].includes(name)) tell();
    if (name === "script" && !(element as HTMLScriptElement).nonce && !(element.getAttribute("src") ?? "").startsWith("/_next/")) tell();
    // Templates with such a name are where React puts what comes later.
    if (name === "template" && !/^[BPS]:\d+$/.test(element.id)) tell();
    if (name === "meta" && element.getAttribute("http-equiv")?.toLowerCase() === "refresh") tell();
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || attribute === "srcdoc" || (attribute === "style" && /url\(|@import|expression/i.test(value))) tell();
      if (["href", "xlink:href", "src", "action", "formaction", "data", "poster", "background", "srcset"].includes(attribute)) {
        const address = value.replace(/[\u0000-\u0020]/g, "");
        // A form whose action is a function has this address of React until the page is awake.
        if (address.startsWith("javascript:thrownewError('AReactform")) continue;
        if (/^(?:javascript|vbscript):/i.test(address) || /^data:(?!image\/)/i.test(address)) tell();
        else if (!(name === "a" && attribute === "href") && !/^(?:data|blob):/i.test(address) && !isOurs(value)) tell();
      }
    }
  }
  return found;
}

/** Looks at what stands on the page: nothing of a stranger's but words, and which. */
export async function look(page: Page, watched: Watch): Promise<void> {
  const found = await page.evaluate(strangeParts);
  watched.told.push(...found.map((part) => `${part} on ${page.url()}`));
  const text = await page.evaluate(
    () =>
      `${document.documentElement.innerText} ${[...document.querySelectorAll<HTMLInputElement>("input, textarea, option")].map((one) => `${one.value} ${one.textContent}`).join(" ")}`,
  );
  for (const word of text.match(/qz[a-z]+\d+x/g) ?? []) watched.words.add(word);
  for (const address of await page.locator("[src^='/api/v1/media/']").evaluateAll((all) => all.map((one) => one.getAttribute("src")!)))
    watched.media.add(address);
}
