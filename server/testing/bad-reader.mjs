// Reads no file: does what its name says, as a file of ill will might make a reader do.
let said = "";
for await (const part of process.stdin) said += part;
const { name } = JSON.parse(said.split("\n")[0]);
const kept = [];
if (name === "hang") for (;;) kept[0] = name;
if (name === "eat") for (;;) kept.push({ more: kept.length });
if (name === "eat outside") for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
if (name === "crash") process.abort();
if (name === "lie")
  process.stdout.write(
    `${JSON.stringify({ format: null, summary: null, problems: [], problemCount: 0, parts: [{ kind: "material", name: "", size: 100 }] })}\nshort`,
  );
if (name === "babble") process.stdout.write("x".repeat(5 * 1024 * 1024));
