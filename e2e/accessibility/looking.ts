import type { Page } from "@playwright/test";

// What can be measured of a page as it stands. All of it runs in the browser, so that nothing here refers to anything outside of `tools`.

/** What is known of whatever has the focus. */
export type Stop = { name: string; isBody: boolean; ring: string; covered: boolean };

function tools() {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=radio], [role=button], [tabindex='0'], audio[controls]";
  type Colour = [number, number, number, number];

  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 0;
  const isHeardOnly = (element: Element) => element.closest(".sr-only") !== null && !element.matches(":focus");
  const controls = () =>
    [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (element) => isShown(element) && !isHeardOnly(element) && !element.closest("[aria-hidden=true]"),
    );
  const nameOf = (element: Element) => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${text ? ` “${text}”` : ""}`;
  };

  /** A group of radio buttons is one stop, at whichever is chosen. */
  const stopName = (element: Element) =>
    element.matches("input[type=radio]") ? `radio buttons ${(element as HTMLInputElement).name}` : nameOf(element);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const colourOf = (text: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "#0000";
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!, alpha! / 255];
  };
  const over = ([red, green, blue, alpha]: Colour, below: Colour): Colour => {
    const mixed = (one: number, other: number) => one * alpha + other * (1 - alpha);
    return [mixed(red, below[0]), mixed(green, below[1]), mixed(blue, below[2]), 1];
  };
  const backgroundOf = (element: Element | null): Colour => {
    if (element === null) return colourOf("Canvas");
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
  };
  const luminance = ([red, green, blue]: Colour) => {
    const part = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrast = (one: Colour, other: Colour) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };
  const px = (text: string) => Number.parseFloat(text) || 0;

  /** Text of an element that is seen and heard: without what is for the eye or the ear alone. */
  function visibleText(element: Element): string {
    const copy = element.cloneNode(true) as Element;
    for (const part of copy.querySelectorAll("[aria-hidden=true], .sr-only, svg")) part.remove();
    return copy.textContent ?? "";
  }
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const heardName = (element: Element) => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    return ids.length > 0 ? ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ") : element.getAttribute("aria-label");
  };

  /** Pressed things that are too small. A link within a sentence may be. */
  function smallTargets(): string[] {
    const box = (element: HTMLElement) =>
      (element.matches("input") ? (element.closest("label") ?? element) : element).getBoundingClientRect();
    const isInSentence = (element: HTMLElement) =>
      getComputedStyle(element).display === "inline" &&
      (element.parentElement?.textContent ?? "").trim().length > (element.textContent ?? "").trim().length;
    const small = controls().filter(
      (element) =>
        element.matches("a, button, input, select, textarea, summary, [role=radio]") &&
        !isInSentence(element) &&
        (box(element).width < 23.9 || box(element).height < 23.9),
    );
    const answers = controls().filter(
      (element) =>
        element.matches("#question :is([role=radio], input, select, button[data-answers], button[data-digit])") &&
        box(element).height < 43.9,
    );
    return [...new Set([...small, ...answers])].map(
      (element) => `${nameOf(element)} ${Math.round(box(element).width)} x ${Math.round(box(element).height)}`,
    );
  }

  function headings(): string[] {
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter((element) => element.checkVisibility());
    const levels = all.map((element) => Number(element.getAttribute("aria-level") ?? element.tagName[1]));
    const found =
      levels.filter((level) => level === 1).length === 1 ? [] : [`${levels.filter((level) => level === 1).length} main headings`];
    for (const [i, level] of levels.entries())
      if (level > (levels[i - 1] ?? 1) + 1) found.push(`${nameOf(all[i]!)} is of level ${level}, after ${levels[i - 1] ?? "nothing"}`);
    for (const element of all)
      if (visibleText(element).trim() === "" && !element.querySelector("img, math")) found.push("a heading without words");
    return found;
  }

  function landmarks(): string[] {
    const count = (selector: string) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    const outside = "not(:is(main, article, section, aside, nav) *)";
    const found = count("main") === 1 ? [] : [`${count("main")} main parts`];
    if (count(`header:${outside}`) > 1) found.push("two headers");
    if (count(`footer:${outside}`) > 1) found.push("two footers");
    const navs = [...document.querySelectorAll("nav")]
      .filter((element) => element.checkVisibility())
      .map((element) => heardName(element) ?? "");
    if (navs.length > 1 && (new Set(navs).size < navs.length || navs.includes(""))) found.push("navigations that cannot be told apart");
    const first = [...document.querySelectorAll<HTMLElement>("a[href], button, input, summary")].find((element) =>
      element.checkVisibility(),
    );
    const leadsPast = first?.getAttribute("href") === "#main" && document.getElementById("main") !== null;
    if (count("header") > 0 && !leadsPast) found.push(`the first key leads to ${first ? nameOf(first) : "nothing"}, not past the header`);
    return found;
  }

  function labelsNotInNames(): string[] {
    const named = controls().filter((element) => heardName(element) !== null && element.matches("a, button, [role=radio], summary"));
    return named
      .filter((element) => words(visibleText(element)) !== "" && !words(heardName(element)!).includes(words(visibleText(element))))
      .map((element) => `“${visibleText(element).trim()}” is called “${heardName(element)}”`);
  }

  /** Text that is cut off by what it stands in. */
  function cutOff(): string[] {
    const cuts = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const hides = ["hidden", "clip"].includes(overflowX) || ["hidden", "clip"].includes(overflowY) || textOverflow === "ellipsis";
      return (
        hides &&
        isShown(element) &&
        element.getBoundingClientRect().width > 2 &&
        !element.closest(".sr-only, svg, math, select") &&
        (element.textContent ?? "").trim() !== ""
      );
    });
    return cuts
      .filter((element) => element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2)
      .map(nameOf);
  }

  const scrollsSideways = (): boolean =>
    document.documentElement.scrollWidth > window.innerWidth || document.documentElement.scrollLeft < 0;

  /** What is wider than the window, where the page scrolls sideways. */
  const tooWide = (): string[] =>
    scrollsSideways()
      ? [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && isShown(element))
          .slice(-2)
          .map(nameOf)
          .concat("scrolls sideways")
      : [];

  /** Fields and options whose border cannot be told from what they stand on. */
  function faintControls(): string[] {
    const bordered = controls().filter((element) =>
      element.matches("input:not([type=checkbox], [type=radio], [type=file]), select, textarea, [role=radio]:not([aria-disabled])"),
    );
    const ratio = (element: HTMLElement) => {
      const style = getComputedStyle(element);
      const around = backgroundOf(element.parentElement);
      const border =
        px(style.borderTopWidth) >= 1 || px(style.borderBottomWidth) >= 1
          ? contrast(over(colourOf(style.borderBottomColor), around), around)
          : 0;
      return Math.max(border, contrast(backgroundOf(element), around));
    };
    return bordered.filter((element) => ratio(element) < 2.99).map((element) => `${nameOf(element)} ${ratio(element).toFixed(2)}`);
  }

  /**
   * Lines and points of charts that cannot be told from what they stand on; the lines of the axes and shades of a map of days say nothing
   * by themselves.
   */
  function faintMarks(): string[] {
    const marks = [...document.querySelectorAll<SVGElement>("main svg[role=img] :is(path, line, rect, circle)")].filter(
      (mark) =>
        isShown(mark) &&
        !mark.closest("[shape-rendering]") &&
        !mark.matches("[class*='opacity-'], .stroke-line, .fill-line, .fill-sunk, .fill-card, .stroke-card"),
    );
    const ratio = (mark: SVGElement) => {
      const { fill, stroke } = getComputedStyle(mark);
      const behind = backgroundOf(mark.closest("svg"));
      return Math.max(...[fill, stroke].filter((one) => one !== "none").map((one) => contrast(over(colourOf(one), behind), behind)), 0);
    };
    return marks
      .filter((mark) => ratio(mark) < 2.99)
      .map((mark) => `${mark.tagName} ${mark.getAttribute("class")} ${ratio(mark).toFixed(2)}`);
  }

  /** What is green or red without a picture or a word beside it that says the same. */
  function colourAlone(): string[] {
    const probe = document.body.appendChild(document.createElement("i"));
    const telling = ["--right", "--wrong", "--right-wash", "--wrong-wash"].map((token) => {
      probe.style.color = `var(${token})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    const coloured = [...document.querySelectorAll<HTMLElement>("main *")].filter((element) => {
      const { color, borderTopColor, borderTopWidth, backgroundColor } = getComputedStyle(element);
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "");
      return (
        isShown(element) &&
        !element.matches("svg, svg *") &&
        !isHeardOnly(element) &&
        ((hasText && telling.includes(color)) ||
          (px(borderTopWidth) > 0 && telling.includes(borderTopColor)) ||
          telling.includes(backgroundColor))
      );
    });
    const says = (element: Element | null, up: number): boolean =>
      element !== null &&
      up >= 0 &&
      (element.querySelector("svg") !== null ||
        /\b(right|wrong|missed|new|changed|left out|problem|answer|saved|not|delete|remove|throw|take|away|given|matched)\b|✓|✗/i.test(
          visibleText(element),
        ) ||
        /✓|✗/.test(element.textContent ?? "") ||
        says(element.parentElement, up - 1));
    return coloured.filter((element) => !says(element, 2)).map(nameOf);
  }

  /** In forced colours: what is chosen or current and looks like what is not; marks of charts that vanish; evidence that is not marked. */
  function lostInForcedColours(): string[] {
    const look = (element: Element) => {
      const style = getComputedStyle(element);
      return [
        style.color,
        style.backgroundColor,
        style.borderColor,
        style.borderStyle,
        style.borderWidth,
        style.outlineStyle,
        style.fontWeight,
        style.textDecorationLine,
        [...element.querySelectorAll("svg *")].map((part) => getComputedStyle(part).fill).join(),
      ].join(" ");
    };
    const found: string[] = [];
    for (const [state, on, off] of [
      ["aria-checked", "true", "false"],
      ["aria-pressed", "true", "false"],
      ["aria-current", "page", null],
      ["aria-current", "step", null],
      ["aria-selected", "true", "false"],
    ] as const) {
      for (const element of document.querySelectorAll(`[${state}="${on}"]`)) {
        if (!isShown(element) || element.matches("input")) continue;
        const other = [...(element.parentElement?.children ?? [])].find(
          (one) => one !== element && one.tagName === element.tagName && one.getAttribute(state) === off && one.className !== "",
        );
        if (other && look(other) === look(element) && element.querySelectorAll("svg").length === other.querySelectorAll("svg").length)
          found.push(`${nameOf(element)} looks like what is not ${state}`);
      }
    }
    const marks = [...document.querySelectorAll<SVGElement>("main svg[role=img] :is(path, line, rect, circle)")].filter(
      (mark) =>
        isShown(mark) &&
        !mark.closest("[shape-rendering]") &&
        !mark.matches("[class*='opacity-'], .stroke-line, .fill-line, .fill-sunk, .fill-card, .stroke-card"),
    );
    for (const mark of marks) {
      const { fill, stroke } = getComputedStyle(mark);
      const behind = backgroundOf(mark.closest("svg"));
      const best = Math.max(
        ...[fill, stroke].filter((one) => one !== "none").map((one) => contrast(over(colourOf(one), behind), behind)),
        0,
      );
      if (best < 2.99) found.push(`${mark.tagName} ${mark.getAttribute("class")} ${best.toFixed(2)}`);
    }
    for (const mark of document.querySelectorAll("mark"))
      if (
        isShown(mark) &&
        getComputedStyle(mark).textDecorationLine === "none" &&
        contrast(backgroundOf(mark), backgroundOf(mark.parentElement)) < 1.3
      )
        found.push("the marked words are not marked");
    return [...new Set(found)];
  }

  const longMotion = (most: number): string[] =>
    document.getAnimations().flatMap((one) => {
      const { duration, iterations } = one.effect?.getComputedTiming() ?? {};
      const whole = Number(duration) * Number(iterations);
      return whole > most ? [`an animation of ${whole} ms`] : [];
    });

  function tablesWithoutHeaders(): string[] {
    return [...document.querySelectorAll("table")]
      .filter((table) => table.checkVisibility())
      .flatMap((table) => {
        const found = [];
        if (!table.querySelector("caption") && !heardName(table)) found.push("a table without a name");
        if (!table.querySelector("th[scope=col], [role=columnheader]")) found.push("a table whose columns have no headers");
        if (table.querySelectorAll("tbody tr").length > 1 && !table.querySelector("th[scope=row], [role=rowheader]"))
          found.push("a table whose rows have no headers");
        return found;
      });
  }

  /** Pictures of figures that have no table or list of the same beside them. */
  const chartsWithoutTables = (): string[] =>
    [...document.querySelectorAll("main svg[role=img]")]
      .filter((svg) => svg.checkVisibility() && !svg.matches("[shape-rendering]") && !svg.closest("#question"))
      .filter((svg) => !svg.closest("section, article, li, figure, main")?.querySelector("table, dl, ol, ul"))
      .map(nameOf);

  const sounding = (): string[] =>
    [...document.querySelectorAll<HTMLMediaElement>("audio, video")].filter((player) => player.autoplay || !player.controls).map(nameOf);

  /** Parts in other letters than those of the page's language that do not say their language. */
  function languages(): string[] {
    const own = document.documentElement.lang;
    const found = own === "" ? ["the page does not say its language"] : [];
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const isForeign = /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}]{2,}/u.test(
        textContent ?? "",
      );
      if (
        isForeign &&
        /^en|^de/.test(own) &&
        parentElement?.closest("[lang]") === document.documentElement &&
        !parentElement.closest("script, style")
      )
        found.push(`“${textContent!.trim().slice(0, 30)}” does not say its language`);
    }
    return found;
  }

  /** How a text stands out from what it stands on, as a ratio; 0 where there is no such element. */
  function contrastOf(selector: string): number {
    const element = document.querySelector(selector);
    if (!element) return 0;
    const [below, style] = [backgroundOf(element), getComputedStyle(element)];
    let opacity = 1;
    for (let one: Element | null = element; one; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    const [red, green, blue, alpha] = colourOf(element.closest("svg") ? style.fill : style.color);
    // What is switched off may be faint.
    return element.closest("[aria-disabled=true], :disabled") ? 21 : contrast(over([red, green, blue, alpha * opacity], below), below);
  }

  /** What has the focus, whether it is seen to, and whether something lies over it. */
  function stop(): Stop {
    const active = document.activeElement as HTMLElement | null;
    if (!active || active === document.body || active === document.documentElement)
      return { name: "the page", isBody: true, ring: "", covered: false };
    const bearer = [active, active.closest<HTMLElement>("label")].find(
      (element) => element && getComputedStyle(element).outlineStyle !== "none" && px(getComputedStyle(element).outlineWidth) >= 2,
    );
    const style = bearer && getComputedStyle(bearer);
    const ratio = style
      ? contrast(over(colourOf(style.outlineColor), backgroundOf(bearer.parentElement)), backgroundOf(bearer.parentElement))
      : 0;
    const ring = !style ? "no ring" : ratio < 2.99 ? `a ring of ${ratio.toFixed(2)} to 1` : "";
    const box = (active.getClientRects()[0] ?? active.getBoundingClientRect())!;
    const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, box.y + innerHeight / 2)];
    const there = document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 2), y);
    const covered = there === null || !(active.contains(there) || there.contains(active) || active.closest("label")?.contains(there));
    return { name: stopName(active), isBody: false, ring, covered };
  }

  /** How many stops the Tab key should make: a group of radio buttons is one. */
  function stopsExpected(): string[] {
    const groups = new Set<string>();
    const within = document.querySelector("dialog:modal") ?? document;
    return [...within.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(":disabled, [tabindex='-1'], [inert] *") &&
          !element.closest("details:not([open]) > :not(summary)"),
      )
      .filter((element) => {
        const { type, name, form } = element as HTMLInputElement;
        if (type !== "radio") return true;
        const group = `${name} ${form ? [...document.forms].indexOf(form) : ""}`;
        return !groups.has(group) && groups.add(group);
      })
      .map(stopName);
  }

  const heard: string[] = [];
  let listening: MutationObserver | undefined;
  const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  /** Begins to note what live parts of the page come to say; `heard` is emptied. */
  function listen(): void {
    heard.length = 0;
    listening?.disconnect();
    const before = new Map([...document.querySelectorAll(LIVE)].map((element) => [element, element.textContent]));
    listening = new MutationObserver(() => {
      for (const element of document.querySelectorAll(LIVE)) {
        const text = (element.textContent ?? "").trim();
        if (text !== "" && text !== (before.get(element) ?? "").trim()) heard.push(text);
        before.set(element, text);
      }
    });
    listening.observe(document.body, { subtree: true, childList: true, characterData: true });
  }

  return {
    smallTargets,
    headings,
    landmarks,
    labelsNotInNames,
    cutOff,
    scrollsSideways,
    tooWide,
    faintControls,
    faintMarks,
    colourAlone,
    lostInForcedColours,
    longMotion,
    tablesWithoutHeaders,
    chartsWithoutTables,
    sounding,
    languages,
    contrastOf,
    stop,
    stopsExpected,
    listen,
    heard: () => [...heard],
  };
}

type Tools = ReturnType<typeof tools>;
/** What looks at a page as it stands and answers lines of text: everything it found. */
type Look = { [Name in keyof Tools]: Tools[Name] extends () => string[] ? Name : never }[keyof Tools];

const isThere = (page: Page) => page.evaluate(() => "looking" in window);
const bring = async (page: Page) =>
  void ((await isThere(page)) || (await page.evaluate(`window.looking = (${tools.toString()})(); undefined`)));

async function use<Name extends keyof Tools>(page: Page, name: Name, ...given: Parameters<Tools[Name]>): Promise<ReturnType<Tools[Name]>> {
  await bring(page);
  return page.evaluate(
    ([tool, args]) => (window as unknown as { looking: Record<string, (...all: unknown[]) => never> }).looking[tool]!(...args),
    [name, given] as [string, unknown[]],
  );
}

/** Everything of one kind that is wrong with the page as it stands, one line each. */
export const look = (page: Page, name: Look): Promise<string[]> => use(page, name);

/** What takes longer than so many milliseconds to come to rest. */
export const longMotion = (page: Page, most: number): Promise<string[]> => use(page, "longMotion", most);

/** How the text at a selector stands out from what it stands on. */
export const contrastOf = (page: Page, selector: string): Promise<number> => use(page, "contrastOf", selector);

/** What has the focus. */
export const stopOf = (page: Page): Promise<Stop> => use(page, "stop");

/** Everything that the Tab key should come to; where a dialog is open, what is in it. */
export const stopsExpected = (page: Page): Promise<string[]> => use(page, "stopsExpected");

/** Notes from here on what live parts of the page say. */
export const listen = (page: Page): Promise<void> => use(page, "listen");

/** What was said since `listen`, in order. */
export const heard = (page: Page): Promise<string[]> => use(page, "heard");

/** Lays a style over the page until it is left, past its policy, as an extension of a reader's browser does. */
export function restyle(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text === "" ? [] : [sheet];
  }, css);
}

/** As much space between letters, words and lines as a reader may ask for (WCAG 2.2, 1.4.12). */
export const SPACED =
  "*:not(math, math *) { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; } p { margin-bottom: 2em !important; }";
