-- A teacher may let a class see one another's scores, under the names it sees then.
ALTER TABLE "Class" ADD COLUMN "showScores" BOOLEAN NOT NULL DEFAULT false;

-- Laws that the schema's language cannot say; prisma/laws.test.ts has one refused row for each.
ALTER TABLE "Class" ADD CONSTRAINT "Class_scores_under_names" CHECK (NOT "showScores" OR "showNames");
