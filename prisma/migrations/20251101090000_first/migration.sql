-- The tables of prisma/schema.prisma, as "prisma migrate diff" writes them; only the keys without an action are deferred, so that a whole set
-- can be written or purged in one transaction in any order. The laws follow at the end.

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "isAnonymous" BOOLEAN DEFAULT false,
    "mergedIntoId" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "zone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FactSet" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "licence" TEXT NOT NULL DEFAULT 'CC-BY-4.0',
    "ownerId" TEXT,
    "copiedFromId" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'private',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "seededFrom" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FactSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "setId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "date" TEXT,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "of" JSONB,
    "outcome" BOOLEAN NOT NULL DEFAULT false,
    "damaged" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("setId","key")
);

-- CreateTable
CREATE TABLE "Entity" (
    "setId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subtype" TEXT,
    "name" TEXT NOT NULL,
    "article" TEXT,
    "aliases" TEXT[],
    "inKey" TEXT,
    "ofKey" TEXT,
    "equivalents" TEXT[],
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "note" TEXT,

    CONSTRAINT "Entity_pkey" PRIMARY KEY ("setId","key")
);

-- CreateTable
CREATE TABLE "Relation" (
    "setId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "subjectKinds" TEXT[],
    "objectKinds" TEXT[],
    "functional" BOOLEAN NOT NULL DEFAULT false,
    "inverseFunctional" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT NOT NULL DEFAULT 'none',
    "role" TEXT,
    "wording" JSONB,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("setId","key")
);

-- CreateTable
CREATE TABLE "Fact" (
    "setId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("setId","key")
);

-- CreateTable
CREATE TABLE "FactVersion" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "factKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "isCurrent" BOOLEAN NOT NULL DEFAULT true,
    "change" TEXT NOT NULL DEFAULT 'meaning',
    "personId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subjectKey" TEXT NOT NULL,
    "relationKey" TEXT NOT NULL,
    "objectKey" TEXT,
    "objectText" TEXT,
    "objectNumber" DOUBLE PRECISION,
    "objectUnit" TEXT,
    "objectFrom" TEXT,
    "objectTo" TEXT,
    "objectPrecision" TEXT,
    "status" TEXT NOT NULL DEFAULT 'asserted',
    "negated" BOOLEAN NOT NULL DEFAULT false,
    "hedge" TEXT,
    "byKey" TEXT,
    "mode" TEXT,
    "eventKey" TEXT,
    "saidOn" TEXT,
    "saidIn" TEXT,
    "heldFrom" TEXT,
    "heldTo" TEXT,
    "asOf" TEXT,
    "reviewBy" TEXT,
    "replacedByKey" TEXT,
    "review" TEXT NOT NULL DEFAULT 'approved',
    "topic" TEXT,
    "trivial" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "FactVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "factVersionId" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "at" TEXT,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Closure" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "relationKey" TEXT NOT NULL,
    "subjectKey" TEXT,
    "objectKey" TEXT,
    "scope" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "Closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL,
    "setId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "factKeys" TEXT[],
    "variant" INTEGER NOT NULL,
    "droppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'generated',
    "digest" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "personId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionVersionFact" (
    "questionVersionId" UUID NOT NULL,
    "factVersionId" UUID NOT NULL,

    CONSTRAINT "QuestionVersionFact_pkey" PRIMARY KEY ("questionVersionId","factVersionId")
);

-- CreateTable
CREATE TABLE "Quiz" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "setId" UUID NOT NULL,
    "ownerId" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizItem" (
    "quizId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,

    CONSTRAINT "QuizItem_pkey" PRIMARY KEY ("quizId","position")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "setId" UUID NOT NULL,
    "quizId" UUID,
    "settings" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "limitSeconds" INTEGER,
    "multiplier" DOUBLE PRECISION DEFAULT 1,
    "strict" BOOLEAN NOT NULL DEFAULT false,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handedInAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "seconds" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptItem" (
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "questionVersionId" UUID NOT NULL,
    "optionOrder" TEXT[],
    "flagged" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AttemptItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" UUID NOT NULL,
    "attemptItemId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "reply" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "locks" BOOLEAN NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "elapsedMs" INTEGER NOT NULL,
    "itemMs" INTEGER,
    "hints" INTEGER NOT NULL DEFAULT 0,
    "slow" BOOLEAN NOT NULL DEFAULT false,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "localDate" TEXT NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mark" (
    "id" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "questionVersionId" UUID NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "near" BOOLEAN NOT NULL DEFAULT false,
    "selfMarked" BOOLEAN NOT NULL DEFAULT false,
    "outcomes" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT 'first',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reveal" (
    "id" UUID NOT NULL,
    "attemptItemId" UUID NOT NULL,
    "key" UUID NOT NULL,
    "text" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionReport" (
    "id" UUID NOT NULL,
    "questionVersionId" UUID NOT NULL,
    "attemptItemId" UUID,
    "personId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "FactSet_slug_key" ON "FactSet"("slug");

-- CreateIndex
CREATE INDEX "FactSet_ownerId_idx" ON "FactSet"("ownerId");

-- CreateIndex
CREATE INDEX "FactVersion_setId_isCurrent_idx" ON "FactVersion"("setId", "isCurrent");

-- CreateIndex
CREATE INDEX "FactVersion_personId_idx" ON "FactVersion"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "FactVersion_setId_factKey_number_key" ON "FactVersion"("setId", "factKey", "number");

-- CreateIndex
CREATE INDEX "Evidence_factVersionId_idx" ON "Evidence"("factVersionId");

-- CreateIndex
CREATE INDEX "Evidence_setId_sourceKey_idx" ON "Evidence"("setId", "sourceKey");

-- CreateIndex
CREATE INDEX "Closure_setId_idx" ON "Closure"("setId");

-- CreateIndex
CREATE INDEX "Question_setId_idx" ON "Question"("setId");

-- CreateIndex
CREATE INDEX "QuestionVersion_personId_idx" ON "QuestionVersion"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_number_key" ON "QuestionVersion"("questionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_digest_key" ON "QuestionVersion"("questionId", "digest");

-- CreateIndex
CREATE INDEX "QuestionVersionFact_factVersionId_idx" ON "QuestionVersionFact"("factVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Quiz_code_key" ON "Quiz"("code");

-- CreateIndex
CREATE INDEX "Quiz_setId_idx" ON "Quiz"("setId");

-- CreateIndex
CREATE INDEX "Quiz_ownerId_idx" ON "Quiz"("ownerId");

-- CreateIndex
CREATE INDEX "QuizItem_questionId_idx" ON "QuizItem"("questionId");

-- CreateIndex
CREATE INDEX "Attempt_personId_startedAt_idx" ON "Attempt"("personId", "startedAt");

-- CreateIndex
CREATE INDEX "Attempt_setId_idx" ON "Attempt"("setId");

-- CreateIndex
CREATE INDEX "Attempt_quizId_idx" ON "Attempt"("quizId");

-- CreateIndex
CREATE INDEX "Extension_attemptId_idx" ON "Extension"("attemptId");

-- CreateIndex
CREATE INDEX "AttemptItem_questionVersionId_idx" ON "AttemptItem"("questionVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptItem_attemptId_position_key" ON "AttemptItem"("attemptId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_attemptItemId_key_key" ON "Answer"("attemptItemId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_attemptItemId_sequence_key" ON "Answer"("attemptItemId", "sequence");

-- CreateIndex
CREATE INDEX "Mark_answerId_createdAt_idx" ON "Mark"("answerId", "createdAt");

-- CreateIndex
CREATE INDEX "Mark_questionVersionId_idx" ON "Mark"("questionVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Reveal_attemptItemId_key_key" ON "Reveal"("attemptItemId", "key");

-- CreateIndex
CREATE INDEX "QuestionReport_questionVersionId_idx" ON "QuestionReport"("questionVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionReport_personId_attemptItemId_key" ON "QuestionReport"("personId", "attemptItemId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactSet" ADD CONSTRAINT "FactSet_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactSet" ADD CONSTRAINT "FactSet_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "FactSet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entity" ADD CONSTRAINT "Entity_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entity" ADD CONSTRAINT "Entity_setId_inKey_fkey" FOREIGN KEY ("setId", "inKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "Entity" ADD CONSTRAINT "Entity_setId_ofKey_fkey" FOREIGN KEY ("setId", "ofKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_factKey_fkey" FOREIGN KEY ("setId", "factKey") REFERENCES "Fact"("setId", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_subjectKey_fkey" FOREIGN KEY ("setId", "subjectKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_relationKey_fkey" FOREIGN KEY ("setId", "relationKey") REFERENCES "Relation"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_objectKey_fkey" FOREIGN KEY ("setId", "objectKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_byKey_fkey" FOREIGN KEY ("setId", "byKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_eventKey_fkey" FOREIGN KEY ("setId", "eventKey") REFERENCES "Entity"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_setId_replacedByKey_fkey" FOREIGN KEY ("setId", "replacedByKey") REFERENCES "Fact"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "FactVersion" ADD CONSTRAINT "FactVersion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_factVersionId_fkey" FOREIGN KEY ("factVersionId") REFERENCES "FactVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_setId_sourceKey_fkey" FOREIGN KEY ("setId", "sourceKey") REFERENCES "Source"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "Closure" ADD CONSTRAINT "Closure_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersionFact" ADD CONSTRAINT "QuestionVersionFact_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersionFact" ADD CONSTRAINT "QuestionVersionFact_factVersionId_fkey" FOREIGN KEY ("factVersionId") REFERENCES "FactVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reveal" ADD CONSTRAINT "Reveal_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_questionVersionId_fkey" FOREIGN KEY ("questionVersionId") REFERENCES "QuestionVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say. Each law has its refused row in prisma/laws.test.ts.

-- People

ALTER TABLE "Person" ADD CONSTRAINT "Person_merged_into_another" CHECK ("mergedIntoId" <> "id");

CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Person_kept" BEFORE DELETE ON "Person" FOR EACH ROW EXECUTE FUNCTION refuse_delete();

-- Fact sets

ALTER TABLE "FactSet"
  ADD CONSTRAINT "FactSet_slug" CHECK ("slug" ~ '^[a-z0-9-]+$'),
  ADD CONSTRAINT "FactSet_visibility" CHECK ("visibility" IN ('private', 'classes', 'link')),
  ADD CONSTRAINT "FactSet_bundled_has_no_owner" CHECK ("seededFrom" IS NULL OR "ownerId" IS NULL);

ALTER TABLE "Source"
  ADD CONSTRAINT "Source_kind" CHECK ("kind" IN ('digest', 'text', 'author', 'import')),
  ADD CONSTRAINT "Source_sha256" CHECK ("sha256" = encode(sha256(convert_to("text", 'UTF8')), 'hex'));

ALTER TABLE "Entity" ADD CONSTRAINT "Entity_coordinates" CHECK (
  ("latitude" IS NULL) = ("longitude" IS NULL) AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);

ALTER TABLE "Relation" ADD CONSTRAINT "Relation_scope" CHECK ("scope" IN ('none', 'date', 'event'));

-- Facts and their versions

ALTER TABLE "FactVersion"
  ADD CONSTRAINT "FactVersion_one_object" CHECK (
    num_nonnulls("objectKey", "objectText", "objectNumber", "objectFrom") = 1
    AND ("objectNumber" IS NULL) = ("objectUnit" IS NULL)
    AND ("objectFrom" IS NULL) = ("objectTo" IS NULL)
    AND ("objectFrom" IS NULL) = ("objectPrecision" IS NULL)),
  ADD CONSTRAINT "FactVersion_span" CHECK ("objectFrom" COLLATE "C" <= "objectTo" COLLATE "C"),
  ADD CONSTRAINT "FactVersion_held" CHECK ("heldFrom" COLLATE "C" <= "heldTo" COLLATE "C"),
  ADD CONSTRAINT "FactVersion_status" CHECK ("status" IN ('asserted', 'planned', 'possible')),
  ADD CONSTRAINT "FactVersion_mode" CHECK ("mode" IN ('in-person', 'remote', 'representative')),
  ADD CONSTRAINT "FactVersion_review" CHECK ("review" IN ('approved', 'pending', 'rejected')),
  ADD CONSTRAINT "FactVersion_precision" CHECK ("objectPrecision" IN ('day', 'week', 'month', 'year')),
  ADD CONSTRAINT "FactVersion_change" CHECK ("change" IN ('wording', 'evidence', 'meaning'));

CREATE UNIQUE INDEX "FactVersion_one_current" ON "FactVersion" ("setId", "factKey") WHERE "isCurrent";

-- Its arguments are the columns that may change.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := COALESCE(TG_ARGV, '{}');
BEGIN
  IF to_jsonb(OLD) - free IS DISTINCT FROM to_jsonb(NEW) - free THEN
    RAISE EXCEPTION 'a row of % never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A row goes only together with what it belongs to: then another trigger, the foreign key's, is at work.
CREATE FUNCTION refuse_delete_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a row of % is never deleted by itself', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

-- Merging and forgetting people changes who, never what.
CREATE TRIGGER "FactVersion_unchanged" BEFORE UPDATE ON "FactVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change('isCurrent', 'personId');

CREATE FUNCTION require_one_current_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fact_set uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."setId" ELSE NEW."setId" END;
  fact text := CASE WHEN TG_TABLE_NAME = 'Fact' THEN to_jsonb(NEW) ->> 'key' ELSE to_jsonb(COALESCE(NEW, OLD)) ->> 'factKey' END;
BEGIN
  IF EXISTS (SELECT 1 FROM "Fact" WHERE "setId" = fact_set AND "key" = fact)
     AND NOT EXISTS (SELECT 1 FROM "FactVersion" WHERE "setId" = fact_set AND "factKey" = fact AND "isCurrent") THEN
    RAISE EXCEPTION 'the fact % has no current version', fact USING ERRCODE = 'check_violation', CONSTRAINT = 'Fact_one_current_version';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "Fact_one_current_version" AFTER INSERT ON "Fact"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_one_current_version();
CREATE CONSTRAINT TRIGGER "FactVersion_leaves_one_current" AFTER UPDATE OF "isCurrent" OR DELETE ON "FactVersion"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_one_current_version();

CREATE TRIGGER "Source_text_unchanged" BEFORE UPDATE ON "Source" FOR EACH ROW
  WHEN (OLD."text" IS DISTINCT FROM NEW."text" OR OLD."sha256" IS DISTINCT FROM NEW."sha256") EXECUTE FUNCTION refuse_change();

-- Evidence lies within its source's text, counted as JavaScript counts: a letter beyond U+FFFF is two units.

ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_span" CHECK (0 <= "start" AND "start" < "end");

CREATE FUNCTION utf16_length(text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT length($1) + length(regexp_replace($1, '[^\U00010000-\U0010FFFF]', '', 'g'))
$$;

CREATE FUNCTION require_evidence_within_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."end" > (SELECT utf16_length("text") FROM "Source" WHERE "setId" = NEW."setId" AND "key" = NEW."sourceKey") THEN
    RAISE EXCEPTION 'evidence ends after the text of %', NEW."sourceKey" USING ERRCODE = 'check_violation', CONSTRAINT = 'Evidence_within_source';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Evidence_within_source" BEFORE INSERT ON "Evidence" FOR EACH ROW EXECUTE FUNCTION require_evidence_within_source();
CREATE TRIGGER "Evidence_unchanged" BEFORE UPDATE ON "Evidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Closure" ADD CONSTRAINT "Closure_one_end" CHECK (num_nonnulls("subjectKey", "objectKey") = 1);

-- Questions

ALTER TABLE "Question"
  ADD CONSTRAINT "Question_variant" CHECK ("variant" BETWEEN 0 AND 3),
  ADD CONSTRAINT "Question_slot" CHECK ("slot" IN ('subject', 'object', 'whole'));

ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_origin" CHECK ("origin" IN ('generated', 'edited', 'authored'));

CREATE TRIGGER "QuestionVersion_unchanged" BEFORE UPDATE ON "QuestionVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId');

-- Quizzes and attempts

ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_position" CHECK ("position" >= 1);

ALTER TABLE "Attempt"
  ADD CONSTRAINT "Attempt_feedback" CHECK ("feedback" IN ('each', 'end')),
  ADD CONSTRAINT "Attempt_limit" CHECK ("limitSeconds" > 0),
  ADD CONSTRAINT "Attempt_multiplier" CHECK ("multiplier" IN (1, 1.25, 1.5, 2));

ALTER TABLE "Extension" ADD CONSTRAINT "Extension_seconds" CHECK ("seconds" > 0);
CREATE TRIGGER "Extension_unchanged" BEFORE UPDATE ON "Extension" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_position" CHECK ("position" >= 1);
CREATE TRIGGER "AttemptItem_question_unchanged" BEFORE UPDATE OF "questionVersionId" ON "AttemptItem" FOR EACH ROW
  WHEN (OLD."questionVersionId" <> NEW."questionVersionId") EXECUTE FUNCTION refuse_change();

-- Answers, marks and reveals are only ever added

ALTER TABLE "Answer"
  ADD CONSTRAINT "Answer_sequence" CHECK ("sequence" >= 0),
  ADD CONSTRAINT "Answer_times" CHECK ("elapsedMs" >= 0 AND "itemMs" >= 0);

CREATE UNIQUE INDEX "Answer_one_locks" ON "Answer" ("attemptItemId") WHERE "locks";

ALTER TABLE "Mark"
  ADD CONSTRAINT "Mark_points" CHECK ("points" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Mark_reason" CHECK ("reason" IN ('first', 'regrade', 'override'));

CREATE TRIGGER "Answer_unchanged" BEFORE UPDATE ON "Answer" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Answer_kept" BEFORE DELETE ON "Answer" FOR EACH ROW EXECUTE FUNCTION refuse_delete_alone();
CREATE TRIGGER "Mark_unchanged" BEFORE UPDATE ON "Mark" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Mark_kept" BEFORE DELETE ON "Mark" FOR EACH ROW EXECUTE FUNCTION refuse_delete_alone();
CREATE TRIGGER "Reveal_unchanged" BEFORE UPDATE ON "Reveal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Reveal_kept" BEFORE DELETE ON "Reveal" FOR EACH ROW EXECUTE FUNCTION refuse_delete_alone();
