-- Practice is an attempt that may span sets.
ALTER TABLE "Attempt"
  ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'quiz',
  ADD COLUMN "settledAt" TIMESTAMPTZ(3),
  ALTER COLUMN "setId" DROP NOT NULL,
  ADD CONSTRAINT "Attempt_purpose" CHECK ("purpose" IN ('quiz', 'practice', 'free')),
  ADD CONSTRAINT "Attempt_quiz_has_set" CHECK ("purpose" <> 'quiz' OR "setId" IS NOT NULL),
  ADD CONSTRAINT "Attempt_practice_tells" CHECK ("purpose" = 'quiz' OR ("feedback" = 'each' AND "limitSeconds" IS NULL));

-- Foreign key as before, now for a column that may be empty.
ALTER TABLE "Attempt" DROP CONSTRAINT "Attempt_setId_fkey";
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever reads memories settles what is over first.
UPDATE "Attempt" SET "settledAt" = coalesce("handedInAt", "startedAt" + make_interval(secs => "limitSeconds" * "multiplier"))
WHERE "feedback" = 'end' AND ("handedInAt" IS NOT NULL OR "startedAt" + make_interval(secs => "limitSeconds" * "multiplier") < now() - interval '1 day');
CREATE INDEX "Attempt_unsettled" ON "Attempt" ("personId") WHERE "feedback" = 'end' AND "settledAt" IS NULL;

ALTER TABLE "AttemptItem"
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "factKey" TEXT,
  ADD COLUMN "seconds" DOUBLE PRECISION,
  ADD COLUMN "afterAnswerId" UUID,
  ADD COLUMN "hintedAt" TIMESTAMPTZ(3),
  ADD COLUMN "skippedAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "AttemptItem_reason" CHECK ("reason" IN ('due', 'new', 'missed', 'contrast')),
  ADD CONSTRAINT "AttemptItem_seconds" CHECK ("seconds" > 0);
CREATE UNIQUE INDEX "AttemptItem_afterAnswerId_key" ON "AttemptItem"("afterAnswerId");
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_afterAnswerId_fkey" FOREIGN KEY ("afterAnswerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Answers get the order in which they arrived, and may be withdrawn once.
DROP TRIGGER "Answer_unchanged" ON "Answer";
ALTER TABLE "Answer" ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3), ADD COLUMN "arrival" BIGINT;
UPDATE "Answer" SET "arrival" = numbered."arrival"
FROM (SELECT "id", row_number() OVER (ORDER BY "receivedAt", "id") AS "arrival" FROM "Answer") AS numbered WHERE numbered."id" = "Answer"."id";
ALTER TABLE "Answer" ALTER COLUMN "arrival" SET NOT NULL, ALTER COLUMN "arrival" ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('"Answer"', 'arrival'), coalesce(max("arrival"), 0) + 1, false) FROM "Answer";
CREATE TRIGGER "Answer_unchanged" BEFORE UPDATE ON "Answer" FOR EACH ROW EXECUTE FUNCTION refuse_change('withdrawnAt');
CREATE TRIGGER "Answer_withdrawal_unchanged" BEFORE UPDATE ON "Answer" FOR EACH ROW
  WHEN (OLD."withdrawnAt" IS NOT NULL AND OLD."withdrawnAt" IS DISTINCT FROM NEW."withdrawnAt") EXECUTE FUNCTION refuse_change();
DROP INDEX "Answer_one_locks";
CREATE UNIQUE INDEX "Answer_one_locks" ON "Answer" ("attemptItemId") WHERE "locks" AND "withdrawnAt" IS NULL;

-- What each mark says of each fact.
CREATE TABLE "Outcome" (
  "markId" UUID NOT NULL,
  "personId" TEXT NOT NULL,
  "setId" UUID NOT NULL,
  "factKey" TEXT NOT NULL,
  "slot" TEXT NOT NULL,
  "right" BOOLEAN NOT NULL,
  "points" DOUBLE PRECISION NOT NULL,
  "reply" TEXT NOT NULL,
  "format" TEXT NOT NULL,
  "choices" INTEGER,
  "retrievability" DOUBLE PRECISION,

  CONSTRAINT "Outcome_pkey" PRIMARY KEY ("markId", "factKey", "slot"),
  CONSTRAINT "Outcome_slot" CHECK ("slot" IN ('subject', 'object', 'whole')),
  CONSTRAINT "Outcome_reply" CHECK ("reply" IN ('choice', 'choices', 'text', 'number', 'order', 'pairs', 'boxes', 'grid', 'points', 'grade', 'place')),
  CONSTRAINT "Outcome_points" CHECK ("points" BETWEEN 0 AND 1),
  CONSTRAINT "Outcome_choices" CHECK ("choices" >= 2),
  CONSTRAINT "Outcome_retrievability" CHECK ("retrievability" BETWEEN 0 AND 1)
);

CREATE TABLE "Memory" (
  "personId" TEXT NOT NULL,
  "setId" UUID NOT NULL,
  "factKey" TEXT NOT NULL,
  "slot" TEXT NOT NULL,
  "stability" DOUBLE PRECISION,
  "difficulty" DOUBLE PRECISION,
  "at" TIMESTAMPTZ(3),
  "produced" BOOLEAN NOT NULL DEFAULT false,
  "reviews" INTEGER NOT NULL DEFAULT 0,
  "lapses" INTEGER NOT NULL DEFAULT 0,
  "missedInARow" INTEGER NOT NULL DEFAULT 0,
  "countedOn" TEXT,
  "before" JSONB,
  "changed" BOOLEAN NOT NULL DEFAULT false,
  "dueAt" TIMESTAMPTZ(3),
  "stale" BOOLEAN NOT NULL DEFAULT true,

  CONSTRAINT "Memory_pkey" PRIMARY KEY ("personId", "setId", "factKey", "slot"),
  CONSTRAINT "Memory_slot" CHECK ("slot" IN ('subject', 'object', 'whole')),
  CONSTRAINT "Memory_together" CHECK (num_nonnulls("stability", "difficulty", "at", "dueAt") IN (0, 4)),
  CONSTRAINT "Memory_stability" CHECK ("stability" > 0 AND "stability" < 'Infinity'),
  CONSTRAINT "Memory_difficulty" CHECK ("difficulty" BETWEEN 1 AND 10),
  CONSTRAINT "Memory_counts" CHECK ("reviews" >= 0 AND "lapses" >= 0 AND "missedInARow" >= 0)
);
CREATE INDEX "Memory_stale" ON "Memory" ("personId") WHERE "stale";

CREATE TABLE "SetAside" (
  "personId" TEXT NOT NULL,
  "setId" UUID NOT NULL,
  "factKey" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3),
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "SetAside_pkey" PRIMARY KEY ("personId", "setId", "factKey")
);

CREATE TABLE "Restart" (
  "id" UUID NOT NULL,
  "personId" TEXT NOT NULL,
  "setId" UUID NOT NULL,
  "factKey" TEXT NOT NULL,
  "slot" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Restart_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Restart_slot" CHECK ("slot" IN ('subject', 'object', 'whole'))
);

CREATE TABLE "Confusion" (
  "id" UUID NOT NULL,
  "answerId" UUID NOT NULL,
  "personId" TEXT NOT NULL,
  "setId" UUID NOT NULL,
  "factKey" TEXT NOT NULL,
  "slot" TEXT NOT NULL,
  "chosen" TEXT NOT NULL,
  "chosenFactKeys" TEXT[],
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Confusion_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Confusion_slot" CHECK ("slot" IN ('subject', 'object', 'whole'))
);

CREATE TABLE "Plan" (
  "personId" TEXT NOT NULL,
  "minutes" INTEGER NOT NULL,
  "retention" DOUBLE PRECISION NOT NULL,
  "newShare" DOUBLE PRECISION NOT NULL,
  "daysOff" INTEGER[],
  "lightDays" INTEGER[],
  "examOn" TEXT,
  "scopes" JSONB NOT NULL,
  "grades" INTEGER NOT NULL,
  "showIntervals" BOOLEAN NOT NULL,
  "showStreak" BOOLEAN NOT NULL,
  "hour" INTEGER NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Plan_pkey" PRIMARY KEY ("personId"),
  CONSTRAINT "Plan_minutes" CHECK ("minutes" BETWEEN 1 AND 240),
  CONSTRAINT "Plan_retention" CHECK ("retention" BETWEEN 0.7 AND 0.97),
  CONSTRAINT "Plan_new_share" CHECK ("newShare" BETWEEN 0 AND 1),
  CONSTRAINT "Plan_days" CHECK ("daysOff" <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND "lightDays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  CONSTRAINT "Plan_exam" CHECK ("examOn" ~ '^\d{4}-\d{2}-\d{2}$'),
  CONSTRAINT "Plan_grades" CHECK ("grades" IN (2, 4)),
  CONSTRAINT "Plan_hour" CHECK ("hour" BETWEEN 0 AND 23)
);

CREATE TABLE "ParameterSet" (
  "id" UUID NOT NULL,
  "personId" TEXT NOT NULL,
  "weights" DOUBLE PRECISION[],
  "answers" INTEGER NOT NULL,
  "logLossBefore" DOUBLE PRECISION NOT NULL,
  "logLossAfter" DOUBLE PRECISION NOT NULL,
  "isCurrent" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "ParameterSet_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ParameterSet_weights" CHECK (coalesce(cardinality("weights"), 0) = 21 AND array_position("weights", NULL) IS NULL)
);
CREATE UNIQUE INDEX "ParameterSet_one_current" ON "ParameterSet" ("personId") WHERE "isCurrent";

CREATE TABLE "FactNotice" (
  "personId" TEXT NOT NULL,
  "factVersionId" UUID NOT NULL,
  "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "FactNotice_pkey" PRIMARY KEY ("personId", "factVersionId")
);

CREATE TABLE "Feed" (
  "tokenHash" TEXT NOT NULL,
  "personId" TEXT NOT NULL,
  "hour" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "revokedAt" TIMESTAMPTZ(3),

  CONSTRAINT "Feed_pkey" PRIMARY KEY ("tokenHash"),
  CONSTRAINT "Feed_hour" CHECK ("hour" BETWEEN 0 AND 23)
);

-- Indexes and foreign keys
CREATE INDEX "Outcome_personId_setId_factKey_slot_idx" ON "Outcome"("personId", "setId", "factKey", "slot");
CREATE INDEX "Memory_personId_dueAt_idx" ON "Memory"("personId", "dueAt");
CREATE INDEX "Memory_setId_factKey_idx" ON "Memory"("setId", "factKey");
CREATE INDEX "SetAside_setId_idx" ON "SetAside"("setId");
CREATE INDEX "Restart_personId_setId_factKey_slot_idx" ON "Restart"("personId", "setId", "factKey", "slot");
CREATE INDEX "Restart_setId_idx" ON "Restart"("setId");
CREATE INDEX "Confusion_personId_createdAt_idx" ON "Confusion"("personId", "createdAt");
CREATE INDEX "Confusion_answerId_idx" ON "Confusion"("answerId");
CREATE INDEX "ParameterSet_personId_createdAt_idx" ON "ParameterSet"("personId", "createdAt");
CREATE INDEX "FactNotice_factVersionId_idx" ON "FactNotice"("factVersionId");
CREATE INDEX "Feed_personId_idx" ON "Feed"("personId");

ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_markId_fkey" FOREIGN KEY ("markId") REFERENCES "Mark"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Memory" ADD CONSTRAINT "Memory_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Memory" ADD CONSTRAINT "Memory_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Restart" ADD CONSTRAINT "Restart_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Restart" ADD CONSTRAINT "Restart_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Confusion" ADD CONSTRAINT "Confusion_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Confusion" ADD CONSTRAINT "Confusion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ParameterSet" ADD CONSTRAINT "ParameterSet_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FactNotice" ADD CONSTRAINT "FactNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FactNotice" ADD CONSTRAINT "FactNotice_factVersionId_fkey" FOREIGN KEY ("factVersionId") REFERENCES "FactVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Feed" ADD CONSTRAINT "Feed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is only ever added. Merging moves rows; folding notes what memory said before, once.
CREATE TRIGGER "Outcome_unchanged" BEFORE UPDATE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId', 'retrievability');
CREATE TRIGGER "Outcome_retrievability_unchanged" BEFORE UPDATE ON "Outcome" FOR EACH ROW
  WHEN (OLD."retrievability" IS NOT NULL AND OLD."retrievability" IS DISTINCT FROM NEW."retrievability") EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Outcome_kept" BEFORE DELETE ON "Outcome" FOR EACH ROW EXECUTE FUNCTION refuse_delete_alone();
CREATE TRIGGER "Restart_unchanged" BEFORE UPDATE ON "Restart" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId');
CREATE TRIGGER "Confusion_unchanged" BEFORE UPDATE ON "Confusion" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId');
CREATE TRIGGER "ParameterSet_unchanged" BEFORE UPDATE ON "ParameterSet" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId', 'isCurrent');

-- Rows of somebody who was merged meanwhile are those of who they are now.
CREATE TRIGGER "Outcome_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Outcome" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Memory_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Memory" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "SetAside_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "SetAside" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Restart_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Restart" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Confusion_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Confusion" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Plan_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Plan" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "ParameterSet_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "ParameterSet" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "FactNotice_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "FactNotice" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Feed_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Feed" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');

-- What was answered before there were memories.
INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", "slot", "right", "points", "reply", "format", "choices")
SELECT DISTINCT ON (m."id", o."factId", o."slot") m."id", a."personId", q."setId", o."factId", o."slot", o."right",
  CASE WHEN v."content" #> '{reply,facts}' IS NULL THEN m."points" ELSE o."right"::int END, v."content" #>> '{reply,kind}', q."format",
  CASE WHEN v."content" #>> '{reply,kind}' IN ('choices', 'order') THEN 2
       WHEN v."content" #>> '{reply,kind}' IN ('choice', 'pairs', 'boxes', 'grid') THEN greatest(2, jsonb_array_length(v."content" #> '{reply,options}')) END
FROM "Mark" m
JOIN "Answer" n ON n."id" = m."answerId" JOIN "AttemptItem" i ON i."id" = n."attemptItemId" JOIN "Attempt" a ON a."id" = i."attemptId"
JOIN "QuestionVersion" v ON v."id" = m."questionVersionId" JOIN "Question" q ON q."id" = v."questionId"
CROSS JOIN LATERAL jsonb_to_recordset(m."outcomes") AS o("factId" text, "slot" text, "right" boolean)
WHERE m."reason" <> 'override' AND v."content" #>> '{reply,kind}' IS NOT NULL;

INSERT INTO "Memory" ("personId", "setId", "factKey", "slot") SELECT DISTINCT "personId", "setId", "factKey", "slot" FROM "Outcome";
