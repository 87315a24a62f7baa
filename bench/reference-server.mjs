// What the answers are measured against: Node's own HTTP server and one SQL statement that grades, stores and looks up the next question.
// It keeps the laws of the tables and nothing else: no session, no check of the reply, no deadline, no partial credit, no log.
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_CONNECTIONS ?? 10),
  application_name: "footing-bench",
});

const STORE = `
  WITH item AS (
    SELECT i.id, i."attemptId", i.position, i."questionVersionId", CASE WHEN v.content->'reply'->'key' = $4::text::jsonb->'value' THEN 1 ELSE 0 END AS points
    FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "QuestionVersion" v ON v.id = i."questionVersionId"
    WHERE a.id = $1 AND a."personId" = $2 AND i.position = $3 AND a."handedInAt" IS NULL
  ), answer AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate")
    SELECT gen_random_uuid(), item.id, $5, $6, $4::text::jsonb, encode(sha256(convert_to($4::text, 'UTF8')), 'hex'), true, now(), $7, to_char(now(), 'YYYY-MM-DD') FROM item
    RETURNING id
  ), mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes)
    SELECT gen_random_uuid(), answer.id, item."questionVersionId", item.points, '[]' FROM answer, item
  )
  SELECT item.points, (
    SELECT jsonb_build_object('id', v.content->'id', 'context', v.content->'context', 'stem', v.content->'stem', 'options', v.content->'reply'->'options')
    FROM "AttemptItem" n JOIN "QuestionVersion" v ON v.id = n."questionVersionId" WHERE n."attemptId" = item."attemptId" AND n.position = item.position + 1
  ) AS next
  FROM item`;

async function answer(url, cookie, text) {
  const [, , , , attempt, , position] = url.split("/");
  const { key, sequence, reply, elapsedMs } = JSON.parse(text);
  const { rows } = await pool.query({
    name: "store",
    text: STORE,
    values: [attempt, cookie, Number(position), JSON.stringify(reply), key, sequence, elapsedMs],
  });
  return rows[0];
}

const server = createServer((request, response) => {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (part) => (text += part));
  request.on("end", async () => {
    const row = await answer(request.url, request.headers.cookie, text).catch((error) => ({ error: error.message }));
    const body = JSON.stringify(row ?? null);
    response.writeHead(row && !row.error ? 200 : 500, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
    response.end(body);
  });
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
// It belongs to whoever started it, and goes with them.
process.on("disconnect", () => process.exit(0));
