// A small world in which every table has a row, and every row is as it should be: what laws are tried on, and what backups of it are made
// of.

export const SET = "00000000-0000-4000-8000-000000000001";
export const VERSION = "00000000-0000-4000-8000-000000000002";
export const QUESTION_VERSION = "00000000-0000-4000-8000-000000000003";
export const ATTEMPT = "00000000-0000-4000-8000-000000000004";
export const ITEM = "00000000-0000-4000-8000-000000000005";
export const ANSWER = "00000000-0000-4000-8000-000000000006";
export const KEY = "00000000-0000-4000-8000-000000000007";
export const OTHER = "00000000-0000-4000-8000-000000000008";
export const TEXT = "They met in Paris \u{1F1EB}\u{1F1F7}."; // 18 letters, two flags of two units each, a full stop: 23 units

/** Statements that make it in an empty database. */
export const WORLD = `
  INSERT INTO "Person" (id, name, email) VALUES ('ada', 'Ada', 'ada@example.org'), ('ben', 'Ben', 'ben@example.org');
  INSERT INTO "FactSet" (id, slug, title) VALUES ('${SET}', 'talks', 'Talks');
  INSERT INTO "Source" ("setId", key, position, kind, title, text, sha256) VALUES ('${SET}', 'report', 0, 'digest', 'Report', '${TEXT}', encode(sha256('${TEXT}'), 'hex'));
  INSERT INTO "Entity" ("setId", key, position, kind, name) VALUES ('${SET}', 'meeting', 0, 'event', 'meeting'), ('${SET}', 'paris', 1, 'place', 'Paris');
  INSERT INTO "Relation" ("setId", key, position, label) VALUES ('${SET}', 'took-place-in', 0, 'took place in');
  INSERT INTO "Fact" ("setId", key, position) VALUES ('${SET}', 'f1', 0);
  INSERT INTO "FactVersion" (id, "setId", "factKey", number, "subjectKey", "relationKey", "objectKey") VALUES ('${VERSION}', '${SET}', 'f1', 1, 'meeting', 'took-place-in', 'paris');
  INSERT INTO "Evidence" (id, "factVersionId", "setId", "sourceKey", position, start, "end") VALUES ('${KEY}', '${VERSION}', '${SET}', 'report', 0, 0, 23);
  INSERT INTO "Question" (id, "setId", format, slot, variant) VALUES ('q1', '${SET}', 'multiple-choice', 'object', 0);
  INSERT INTO "QuestionVersion" (id, "questionId", number, digest, content) VALUES ('${QUESTION_VERSION}', 'q1', 1, 'd', '{}'), ('${OTHER}', 'q1', 2, 'e', '{}');
  INSERT INTO "Quiz" (id, code, "setId", settings) VALUES ('${KEY}', 'abc', '${SET}', '{}');
  INSERT INTO "Attempt" (id, "personId", "setId", settings, seed, feedback) VALUES ('${ATTEMPT}', 'ada', '${SET}', '{}', '1', 'each');
  INSERT INTO "Extension" (id, "attemptId", seconds) VALUES ('${KEY}', '${ATTEMPT}', 60);
  INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId") VALUES ('${ITEM}', '${ATTEMPT}', 1, '${QUESTION_VERSION}');
  INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate") VALUES ('${ANSWER}', '${ITEM}', '${KEY}', 0, '{}', 'd', true, now(), 0, '2025-03-12');
  INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) VALUES ('${KEY}', '${ANSWER}', '${QUESTION_VERSION}', 1, '[]');
  INSERT INTO "Reveal" (id, "attemptItemId", key) VALUES ('${KEY}', '${ITEM}', '${KEY}');
  INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format) VALUES ('${KEY}', 'ada', '${SET}', 'f1', 'object', true, 1, 'text', 'short-answer');
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot) VALUES ('ada', '${SET}', 'f1', 'object');
  INSERT INTO "Restart" (id, "personId", "setId", "factKey", slot) VALUES ('${KEY}', 'ada', '${SET}', 'f1', 'object');
  INSERT INTO "Confusion" (id, "answerId", "personId", "setId", "factKey", slot, chosen) VALUES ('${KEY}', '${ANSWER}', 'ada', '${SET}', 'f1', 'object', 'Rome');
  INSERT INTO "Plan" ("personId", minutes, retention, "newShare", "daysOff", "lightDays", scopes, grades, "showIntervals", "showStreak", hour) VALUES ('ada', 10, 0.9, 0.25, '{}', '{}', '[]', 2, false, true, 18);
  INSERT INTO "ParameterSet" (id, "personId", weights, answers, "logLossBefore", "logLossAfter", "isCurrent") VALUES ('${KEY}', 'ada', array_fill(1.0, ARRAY[21]), 400, 0.4, 0.3, true);
  INSERT INTO "Feed" ("tokenHash", "personId", hour) VALUES ('t', 'ada', 18);
  INSERT INTO "QuizItem" ("quizId", position, "questionId") VALUES ('${KEY}', 1, 'q1');
  INSERT INTO "QuestionReport" (id, "questionVersionId", "personId") VALUES ('${KEY}', '${QUESTION_VERSION}', 'ada');
  INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ('${KEY}', 'ben', '7b', 'abcd2345'), ('${OTHER}', 'ben', '8a', 'bcde2345');
  INSERT INTO "RosterEntry" (id, "classId", position, name) VALUES ('${KEY}', '${KEY}', 1, 'Ada'), ('${OTHER}', '${OTHER}', 1, 'Ada');
  INSERT INTO "Membership" (id, "classId", "personId", name) VALUES ('${KEY}', '${KEY}', 'ada', 'Ada');
  INSERT INTO "Assignment" (id, "classId", "quizId", "opensAt") VALUES ('${KEY}', '${KEY}', '${KEY}', '2025-03-12T08:00:00Z');
  INSERT INTO "Allowance" ("assignmentId", "membershipId") VALUES ('${KEY}', '${KEY}');
  INSERT INTO "Share" (id, "setId", allows, "tokenHash", "givenById") VALUES ('${KEY}', '${SET}', 'view', 'h', 'ben');
  INSERT INTO "Edit" (id, "setId", "personId", target, "targetKey", action) VALUES ('${KEY}', '${SET}', 'ada', 'fact', 'f1', 'changed');
  INSERT INTO "Candidate" (id, "setId", "sourceKey", position, content) VALUES ('${KEY}', '${SET}', 'report', 1, '{}');
  INSERT INTO "Regrade" (id, "setId", "personId", policy, cause, summary) VALUES ('${KEY}', '${SET}', 'ada', 'raise-only', '{}', '{}');
  INSERT INTO "Import" (id, "personId", "setId", "fileName", size, sha256) VALUES ('${KEY}', 'ada', '${SET}', 'deck.apkg', 1, repeat('a', 64));
  INSERT INTO "ImportPart" ("importId", kind, position, bytes) VALUES ('${KEY}', 'file', 0, '\\x00');
  INSERT INTO "Media" (name, "mediaType", size, bytes) VALUES (encode(sha256('\\x00'), 'hex') || '.png', 'image/png', 1, '\\x00');
  INSERT INTO "PastReview" (id, "personId", "setId", "factKey", slot, at, grade, ms, "localDate", "importId") VALUES ('${KEY}', 'ada', '${SET}', 'f1', 'object', '2025-03-12T08:00:00Z', 3, 900, '2025-03-12', '${KEY}');
  INSERT INTO "Job" (name) VALUES ('check');
`;
