-- When each question of the wall was closed: an answer given before that counts though it arrives two questions later.
ALTER TABLE "Assignment" ADD COLUMN "wallClosings" JSONB NOT NULL DEFAULT '[]';
