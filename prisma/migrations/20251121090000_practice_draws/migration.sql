-- Practice draws more than one item after an answer.
DROP INDEX "AttemptItem_afterAnswerId_key";
CREATE INDEX "AttemptItem_afterAnswerId_idx" ON "AttemptItem"("afterAnswerId");
