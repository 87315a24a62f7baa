-- Files that people bring, and the answers they gave elsewhere before.
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "setId" UUID,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "choices" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'reading',
    "understood" JSONB,
    "report" JSONB,
    "trail" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readingSince" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ImportPart" (
    "importId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportPart_pkey" PRIMARY KEY ("importId","kind","name","position")
);

CREATE TABLE "PastReview" (
    "id" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "setId" UUID NOT NULL,
    "factKey" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "grade" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,
    "localDate" TEXT NOT NULL,
    "importId" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PastReview_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Import_personId_createdAt_idx" ON "Import"("personId", "createdAt");

CREATE INDEX "Import_setId_idx" ON "Import"("setId");

CREATE INDEX "PastReview_personId_setId_factKey_slot_idx" ON "PastReview"("personId", "setId", "factKey", "slot");

CREATE INDEX "PastReview_setId_idx" ON "PastReview"("setId");

CREATE INDEX "PastReview_importId_idx" ON "PastReview"("importId");

ALTER TABLE "Import" ADD CONSTRAINT "Import_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Import" ADD CONSTRAINT "Import_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ImportPart" ADD CONSTRAINT "ImportPart_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PastReview" ADD CONSTRAINT "PastReview_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PastReview" ADD CONSTRAINT "PastReview_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PastReview" ADD CONSTRAINT "PastReview_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Laws that the schema's language cannot say; prisma/laws.test.ts has one refused row for each.
ALTER TABLE "Import"
  ADD CONSTRAINT "Import_state" CHECK ("state" IN ('reading', 'failed', 'read', 'applied', 'undone')),
  ADD CONSTRAINT "Import_times" CHECK (("readAt" IS NOT NULL) = ("state" <> 'reading') AND ("appliedAt" IS NOT NULL) = ("state" IN ('applied', 'undone')) AND ("undoneAt" IS NOT NULL) = ("state" = 'undone')),
  ADD CONSTRAINT "Import_size" CHECK ("size" >= 0),
  ADD CONSTRAINT "Import_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "ImportPart"
  ADD CONSTRAINT "ImportPart_kind" CHECK ("kind" IN ('file', 'material', 'media', 'report')),
  ADD CONSTRAINT "ImportPart_position" CHECK ("position" >= 0);
ALTER TABLE "PastReview"
  ADD CONSTRAINT "PastReview_slot" CHECK ("slot" IN ('object', 'subject', 'whole')),
  ADD CONSTRAINT "PastReview_grade" CHECK ("grade" BETWEEN 1 AND 4),
  ADD CONSTRAINT "PastReview_ms" CHECK ("ms" >= 0);
CREATE UNIQUE INDEX "PastReview_one_a_moment" ON "PastReview" ("personId", "setId", "factKey", "slot", "at") WHERE "withdrawnAt" IS NULL;

-- What somebody answered elsewhere is only ever added, and withdrawn once.
CREATE TRIGGER "PastReview_unchanged" BEFORE UPDATE ON "PastReview" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId', 'importId', 'withdrawnAt');
CREATE TRIGGER "PastReview_withdrawal_unchanged" BEFORE UPDATE ON "PastReview" FOR EACH ROW
  WHEN (OLD."withdrawnAt" IS NOT NULL AND OLD."withdrawnAt" IS DISTINCT FROM NEW."withdrawnAt") EXECUTE FUNCTION refuse_change();

-- Rows of somebody who was merged meanwhile are those of who they are now.
CREATE TRIGGER "Import_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Import" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "PastReview_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "PastReview" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
