import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeXml, type XmlToWrite } from "./write-xml";
import { elementIn, elementsBelow, elementsIn, htmlIn, readXml, readXmlItems, textIn, type XmlElement, type XmlNode } from "./xml";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readXml(utf8(text));

function rootOf(bytes: Uint8Array): XmlElement {
  const document = readXml(bytes);
  if (!document.ok) throw new Error(JSON.stringify(document.problems));
  return document.value.root;
}

function problemsOf(text: string | Uint8Array) {
  const document = readXml(typeof text === "string" ? utf8(text) : text);
  return document.ok ? document.value.problems : document.problems;
}

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer((text.length + Number(mark)) * 2));
  [...(mark ? "\ufeff" : ""), ...text].forEach((sign, i) => view.setUint16(i * 2, sign.charCodeAt(0), littleEndian));
  return new Uint8Array(view.buffer);
}

describe("reading XML", () => {
  const QUIZ = `<?xml version="1.0"?>\n<quiz>\n  <q type="one" xml:lang="en">Is 1 &lt; 2 &amp; 3 &gt; 2?<![CDATA[ <b>&amp;</b>]]></q>\n  <!-- no -->\n  <m:q type="&quot;&#x41;&#66;"/>\n</quiz>`;

  test("gives names, attributes, texts and lines", () => {
    const root = rootOf(utf8(QUIZ));
    const [first, second] = elementsIn(root);
    expect(root).toMatchObject({ name: "quiz", prefix: "", line: 2 });
    expect(first).toMatchObject({
      name: "q",
      attributes: { type: "one", "xml:lang": "en" },
      line: 3,
      children: ["Is 1 < 2 & 3 > 2? <b>&amp;</b>"],
    });
    expect(second).toMatchObject({ name: "q", prefix: "m", attributes: { type: '"AB' }, line: 5, children: [] });
  });

  test("keeps texts and elements in their order", () => {
    const root = rootOf(utf8("<p>A <gap id='1'/> b <i>c<gap id='2'/></i>.</p>"));
    expect(root.children.map((child) => (typeof child === "string" ? child : child.name))).toEqual(["A ", "gap", " b ", "i", "."]);
    expect(textIn(root)).toBe("A  b c.");
    expect(elementsBelow(root, "gap").map(({ attributes }) => attributes.id)).toEqual(["1", "2"]);
    expect(elementIn(root, "i")?.line).toBe(1);
    expect(elementIn(root, "b")).toBeNull();
  });

  test("gives what stands within as HTML, with something else in place of some elements", () => {
    const root = rootOf(utf8(`<body>1 &lt; 2<br/><h:p class="a&quot;b">x<gap/></h:p><hint>no</hint><p/></body>`));
    expect(htmlIn(root, ({ name }) => (name === "gap" ? "___" : name === "hint" ? "" : null))).toBe(
      '1 &lt; 2<br><p class="a&quot;b">x___</p><p></p>',
    );
  });

  test.each([
    ["UTF-8 with a mark", utf8("\ufeff<a>Žofie “ø”</a>"), "Žofie “ø”"],
    ["UTF-8 by default", utf8("<a>Žofie</a>"), "Žofie"],
    ["UTF-16, little end first, with a mark", utf16('<?xml version="1.0" encoding="UTF-16"?><a>Žofie</a>', true, true), "Žofie"],
    ["UTF-16, big end first, with a mark", utf16("<a>Žofie</a>", false, true), "Žofie"],
    ["UTF-16 without a mark", utf16('<?xml version="1.0" encoding="utf-16"?><a>Žofie</a>', true, false), "Žofie"],
    ["Windows-1252", latin1('<?xml version="1.0" encoding="windows-1252"?><a>\x93\xe9\x94 \x80</a>'), "“é” €"],
    ["ISO-8859-1", latin1("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>"), "é"],
    ["a declaration of UTF-16 over single bytes", utf8('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'), "é"],
  ])("reads %s", (_name, bytes, text) => {
    expect(textIn(rootOf(bytes))).toBe(text);
    expect(problemsOf(bytes)).toEqual([]);
  });

  test("reads what is wrongly called UTF-8 as Windows-1252, and says so", () => {
    const bytes = latin1('<?xml version="1.0" encoding="UTF-8"?><a>caf\xe9</a>');
    expect(textIn(rootOf(bytes))).toBe("café");
    expect(problemsOf(bytes)).toEqual([{ where: "file", message: expect.stringContaining("Windows-1252") }]);
  });

  test("a character that the end of the file cuts does not make it another encoding", () => {
    const bytes = utf8("<a>Žofie é");
    expect(problemsOf(bytes.subarray(0, bytes.length - 1))).toEqual([{ where: "line 1", message: expect.stringContaining("breaks off") }]);
  });

  test("takes the signs of Windows-1252 for what is written by their numbers, and leaves control characters out", () => {
    expect(textIn(rootOf(utf8("<a>&#146;&#x93;</a>")))).toBe("’“");
    expect(textIn(rootOf(utf8("<a>a\u0000b\u000bc</a>")))).toBe("abc");
    expect(problemsOf("<a>a\u0000b\u000bc</a>")).toEqual([{ where: "file", message: expect.stringContaining("Control characters") }]);
  });

  test("leaves a name of a character that only HTML knows as it is written, and says so", () => {
    const document = read("<a>\nx&nbsp;y &constructor; &__proto__;</a>");
    expect(document.ok && textIn(document.value.root)).toBe("\nx&nbsp;y &constructor; &__proto__;");
    expect(document.ok && document.value.problems.map(({ where }) => where)).toEqual(["line 2", "line 2", "line 2"]);
    expect(problemsOf(`<a>${"&nbsp;".repeat(5000)}</a>`)).toHaveLength(20);
  });
});

describe("hostile XML", () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from({ length: 10 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join("")}]><lolz>&a10;</lolz>`;

  test.each([
    ["a billion laughs", laughs],
    ["an external entity", `<!DOCTYPE r [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><r>&xxe;</r>`],
    ["a parameter entity", `<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]><r/>`],
    ["a DOCTYPE of another file", `<?xml version="1.0"?>\n<!-- x --><!DOCTYPE quiz SYSTEM "quiz.dtd"><quiz/>`],
    ["a DOCTYPE within", `<quiz><!DOCTYPE quiz></quiz>`],
  ])("%s is refused with words for people", (_name, text) => {
    const document = read(text);
    expect(document.ok).toBe(false);
    expect(problemsOf(text)).toEqual([
      { where: expect.stringMatching(/^line \d$/), message: expect.stringContaining("delete the part that begins with <!DOCTYPE") },
    ]);
  });

  test.each(["&#x0;", "&#0;", "&#8;", "&#xB;", "&#xFFFF;", "&#xD800;", "&#x110000;", `&#${"9".repeat(5000)};`, "&#;", "&#x;"])(
    "%s is refused with its line",
    (reference) => {
      expect(problemsOf(`<a>\n<b t="x">${reference}</b></a>`)).toEqual([
        { where: "line 2", message: expect.stringContaining("number that stands for no character") },
      ]);
      expect(read(`<?xml version="1.1"?><a b="${reference}"/>`).ok).toBe(false);
    },
  );

  test("elements in each other 200 deep are read, 201 and 100,000 are not", () => {
    const deep = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(read(deep(200)).ok).toBe(true);
    expect(problemsOf(deep(201))).toEqual([{ where: "line 1", message: expect.stringContaining("200 deep") }]);
    expect(problemsOf("<a>".repeat(100_000))).toEqual([{ where: "line 1", message: expect.stringContaining("200 deep") }]);
  });

  test("more elements than a million at once are refused; handed over one by one they are read", { timeout: 60_000 }, () => {
    const bytes = utf8(`<a>${"<b/>".repeat(1_000_000)}</a>`);
    expect(readXml(bytes)).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining("more elements") }] });
    let taken = 0;
    expect(readXmlItems(bytes, () => (taken += 1)).problems).toEqual([]);
    expect(taken).toBe(1_000_000);
  });

  test("an element with more attributes than 500 is refused, and one named twice too", () => {
    expect(read(`<a ${Array.from({ length: 501 }, (_, i) => `b${i}="1"`).join(" ")}/>`).ok).toBe(false);
    expect(read(`<a b="1" b="2"/>`).ok).toBe(false);
    expect(rootOf(utf8(`<a __proto__="1" constructor="2"/>`)).attributes.constructor).toBe("2");
  });

  test.each([
    ["", "line 1", "not an XML file"],
    ["::Kings:: Who?{=a}", "line 1", "not an XML file"],
    ["<a>\n<b>\n", "line 3", "breaks off"],
    ["<a>\n<b", "line 2", "breaks off"],
    ["<a><b>\n</a></b>", "line 2", "closed here"],
    ["<a>1 & 2</a>", "line 1", "&amp;"],
    ['<?xml version="1.0" encoding="x-klingon"?><a/>', "file", "X-KLINGON"],
  ])("%j is a problem with its place", (text, where, message) => {
    expect(problemsOf(text)).toEqual([{ where, message: expect.stringContaining(message) }]);
  });

  test("UTF-32 is refused", () => {
    expect(problemsOf(Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0))).toEqual([
      { where: "file", message: expect.stringContaining("UTF-32") },
    ]);
  });

  test("nothing makes it throw", () => {
    const pieces = fc.constantFrom(
      "<a>",
      "</a>",
      "<",
      ">",
      "&",
      "&lt;",
      "&#1;",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<?x ?>",
      "<!DOCTYPE",
      "x",
      '"',
      "=",
      "\u0000",
      "\ud800",
      "é",
      "/",
      " b='1'",
      "\r\n",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 30 }).map((some) => utf8(some.join(""))),
          fc.uint8Array({ maxLength: 100 }),
        ),
        (bytes) => {
          const document = readXml(bytes);
          const { problems } = readXmlItems(bytes, () => undefined);
          expect(document.ok ? true : document.problems.length > 0 && problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("items one by one", () => {
  test("come with the root, also where it breaks off later", () => {
    const seen: string[] = [];
    const read = readXmlItems(utf8("<quiz v='1'>\n<q>1</q> x <q>2<i/></q>\n<q>3"), (item, root) =>
      seen.push(`${root.attributes.v} ${item.line} ${textIn(item)}`),
    );
    expect(seen).toEqual(["1 2 1", "1 2 2"]);
    expect(read).toMatchObject({ root: { name: "quiz", children: [] }, problems: [{ where: "line 3" }] });
  });

  test("are the same as those of the tree", () => {
    const bytes = utf8("<quiz><q><b>1</b>x</q><!-- --><c/>text<q>2</q></quiz>");
    const seen: XmlElement[] = [];
    readXmlItems(bytes, (item) => seen.push(item));
    expect(seen).toEqual(elementsIn(rootOf(bytes)));
  });
});

describe("writing XML", () => {
  test("gives lines of their own to elements that stand beside no text", () => {
    const bytes = writeXml({
      name: "quiz",
      children: [
        {
          name: "q",
          attributes: { a: '<"&\n' },
          children: [
            { name: "text", children: ["a < b & c"] },
            { name: "text", children: [{ cdata: "<p>]]></p>" }] },
          ],
        },
        { name: "none", prefix: "m" },
      ],
    });
    expect(new TextDecoder().decode(bytes)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n  <q a="&lt;&quot;&amp;&#10;">\n    <text>a &lt; b &amp; c</text>\n    <text><![CDATA[<p>]]]]><![CDATA[></p>]]></text>\n  </q>\n  <m:none/>\n</quiz>\n',
    );
  });

  test("leaves out what XML cannot hold", () => {
    const bytes = writeXml({
      name: "a",
      attributes: { b: "\u0000x" },
      children: ["a\u0000b\vc\ud800d\u{1f600}e\r", { cdata: "\u0001f\r\ng" }],
    });
    expect(rootOf(bytes)).toMatchObject({ attributes: { b: "x" }, children: ["ab c\ufffdd\u{1f600}e\rf\ng"] });
  });

  /** What XML can hold: no control characters, no halves, and no signs that Windows-1252 has elsewhere. */
  const text = fc
    .string({ unit: "binary", minLength: 1 })
    .map((words) => words.replace(/[^\t\n\r\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ""));
  const tree = fc.letrec<{ element: XmlToWrite }>((tie) => ({
    element: fc.record({
      name: fc.constantFrom("a", "b", "text"),
      attributes: fc.dictionary(fc.constantFrom("id", "x", "y-z"), text),
      children: fc.array(
        fc.oneof(
          { depthSize: "small" },
          text,
          text.map((words) => ({ cdata: words.replaceAll("\r", "") })),
          tie("element"),
        ),
        { maxLength: 4 },
      ),
    }),
  })).element;

  /** As it reads: texts side by side are one, and none is empty. Spaces between elements are layout. */
  function joined(children: XmlToWrite["children"]): XmlNode[] {
    const nodes: XmlNode[] = [];
    for (const child of children ?? []) {
      const text = typeof child === "string" ? child : "cdata" in child ? child.cdata : null;
      if (text === null) nodes.push(child as XmlElement);
      else if (text !== "" && typeof nodes.at(-1) === "string") nodes.push(`${nodes.pop() as string}${text}`);
      else if (text !== "") nodes.push(text);
    }
    return nodes;
  }
  const shape = (node: XmlToWrite): unknown => {
    const nodes = joined(node.children);
    const layout =
      nodes.every((child) => typeof child !== "string" || /^\s*$/.test(child)) && nodes.some((child) => typeof child !== "string");
    return [
      node.name,
      { ...node.attributes },
      nodes.filter((child) => !(layout && typeof child === "string")).map((child) => (typeof child === "string" ? child : shape(child))),
    ];
  };

  test("what was written reads back the same", () => {
    fc.assert(
      fc.property(tree, (element) => {
        expect(shape(rootOf(writeXml(element)))).toEqual(shape(element));
      }),
      { numRuns: 300 },
    );
  });
});
