-- What is cleared away by its time is found by its time, however much there is besides. Of most tables only what was taken out is in the index: next to
-- nothing, and nothing is written to it when a row is added. A session costs one entry more each day, a counted try one each time counting begins anew.
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");
CREATE INDEX "RateLimit_lastRequest_idx" ON "RateLimit"("lastRequest");
CREATE INDEX "Person_deleted" ON "Person" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "FactSet_deleted" ON "FactSet" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Quiz_deleted" ON "Quiz" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Fact_deleted" ON "Fact" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Entity_deleted" ON "Entity" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Relation_deleted" ON "Relation" ("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "Import_not_stored" ON "Import" ("createdAt") WHERE "state" IN ('reading', 'failed', 'read');

-- Whoever deletes a row has the database look for what names it.
CREATE INDEX "FactSet_copiedFromId_idx" ON "FactSet"("copiedFromId");
CREATE INDEX "QuestionReport_attemptItemId_idx" ON "QuestionReport"("attemptItemId");

-- Versions of questions that somebody wrote or reworded, few among those that are made: every quiz that starts asks for those of its set.
CREATE INDEX "QuestionVersion_by_hand" ON "QuestionVersion" ("questionId") WHERE "origin" <> 'generated';
