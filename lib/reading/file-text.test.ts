import { zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textOfFile } from "./file-text";

const utf8 = (text: string) => new TextEncoder().encode(text);
const WORDS = "The ferry to Larch Hill opens on Monday.";

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? "\ufeff" : ""), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

const paragraph = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const docx = (body: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    "[Content_Types].xml": utf8("<Types/>"),
    "word/document.xml": utf8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...more,
  });

/** A PDF with these lines on its page; `trailer` adds to the trailer. */
function pdf(lines: readonly string[], trailer = ""): Uint8Array {
  const content = `BT /F1 12 Tf 72 700 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  return utf8(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF`);
}

const LOCKED = `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`;

const textIn = async (name: string, bytes: Uint8Array) => {
  const read = await textOfFile(name, bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.text;
};

describe("plain files", () => {
  const written = "“Naïve”, said Zoë – twice.";
  test.each([
    ["UTF-8", utf8(written)],
    ["UTF-8 with a mark", utf8(`\ufeff${written}`)],
    ["UTF-16, little end first", utf16(written, true, true)],
    ["UTF-16, big end first", utf16(written, false, true)],
    ["UTF-16 without a mark", utf16(written, true, false)],
    [
      "Windows-1252",
      Uint8Array.from([0x93, 0x4e, 0x61, 0xef, 0x76, 0x65, 0x94, ...utf8(", said Zo"), 0xeb, 0x20, 0x96, ...utf8(" twice.")]),
    ],
  ])("are read in %s", async (_, bytes) => {
    expect(await textIn("article.txt", bytes)).toBe(written);
  });

  test("keep their text as it is, line ends too", async () => {
    expect(await textIn("a.txt", utf8("one\r\n\r\n  two\tthree \n"))).toBe("one\r\n\r\n  two\tthree \n");
  });

  test("lose the marks of Markdown", async () => {
    expect(await textIn("a.md", utf8("# A **new** ferry\n\nIt [opens](https://example.org) *soon*.\n\n![boat](b.png)"))).toBe(
      "A new ferry\n\nIt opens soon.\n\n",
    );
  });
});

describe("pages", () => {
  test("give their blocks as lines, without scripts, menus and what is hidden", async () => {
    const page = `<html><head><title>Ferry | The Post</title><script>steal()</script><style>p{}</style></head><body><nav>Home News</nav><article><h1>Ferry opens</h1><p>It opens <b>on Monday</b>.<script>alert(1)</script></p><p hidden>secret</p><p>Tickets cost &pound;3.</p></article><footer>All rights reserved</footer></body></html>`;
    const read = await textOfFile("page.html", utf8(page));
    expect(read).toEqual({
      ok: true,
      value: { kind: "html", title: "Ferry | The Post", text: "Ferry opens\n\nIt opens on Monday.\n\nTickets cost £3." },
    });
  });

  test("may nest without end", async () => {
    expect(await textIn("deep.html", utf8(`${"<div>".repeat(20_000)}${WORDS}`))).toBe(WORDS);
  });
});

describe("Word files", () => {
  test("give their paragraphs, without what was deleted", async () => {
    const deleted = `<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>opens.</w:t></w:r></w:p>`;
    expect(await textIn("a.docx", docx(paragraph(WORDS) + paragraph("") + deleted))).toBe(`${WORDS}\n\nIt opens.`);
  });

  test("unpack nothing but the document", async () => {
    const bomb = docx(paragraph(WORDS), { "word/media/image1.png": new Uint8Array(6_000_000) });
    expect(await textIn("a.docx", bomb)).toBe(WORDS);
  });

  test.each([
    ["unpacks to more than anybody reads", () => docx(paragraph("a".repeat(20_000_001))), /too large/],
    ["is no Word file inside", () => zipSync({ "hello.txt": utf8("hello") }), /cannot be read/],
    ["is cut off", () => docx(paragraph(WORDS)).slice(0, 80), /cannot be read/],
    ["has broken XML", () => zipSync({ "word/document.xml": utf8("<w:p><w:t>oh") }), /cannot be read/],
    ["is protected or old", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /password/],
  ])("one that %s is refused with what to do", async (_, bytes, message) => {
    expect(await textOfFile("a.docx", bytes())).toEqual({
      ok: false,
      problems: [{ where: "file", message: expect.stringMatching(message) }],
    });
  });
});

describe("PDF files", () => {
  test("give their paragraphs, lines joined", async () => {
    const text = await textIn("a.pdf", pdf(["The ferry to Larch Hill, which was built in a yard far", "away, opens on Monday."]));
    expect(text).toBe("The ferry to Larch Hill, which was built in a yard far away, opens on Monday.");
  });

  test.each([
    ["scanned", pdf([]), /pictures of text/],
    ["protected", pdf([WORDS], LOCKED), /password/],
    ["broken", utf8("%PDF-1.4 and nothing else"), /cannot be read/],
  ])("one that is %s is refused with what to do", async (_, bytes, message) => {
    expect(await textOfFile("a.pdf", bytes)).toEqual({ ok: false, problems: [{ where: "file", message: expect.stringMatching(message) }] });
  });
});

describe("what is no article", () => {
  test.each([
    ["an empty file", "a.txt", new Uint8Array(), /empty/],
    ["white space", "a.txt", utf8(" \n\t "), /no text/],
    ["a megabyte", "a.txt", utf8("word ".repeat(220_000)), /more than 200,000 characters/],
    ["a large file", "a.txt", new Uint8Array(10_000_001), /10 MB/],
    ["a program", "a.txt", Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), /not a text/],
    ["a picture", "a.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), /not read/],
    ["a packed folder", "a.txt.zip", zipSync({ a: utf8("x") }), /not read/],
  ])("%s is refused with what to do", async (_, name, bytes, message) => {
    expect(await textOfFile(name, bytes)).toEqual({ ok: false, problems: [{ where: "file", message: expect.stringMatching(message) }] });
  });

  test("no bytes under any name make it throw", async () => {
    const names = fc.constantFrom("a.txt", "a.md", "a.html", "a.docx", "a", "a.bin");
    await fc.assert(
      fc.asyncProperty(names, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
        const read = await textOfFile(name, bytes);
        expect(read.ok || read.problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
