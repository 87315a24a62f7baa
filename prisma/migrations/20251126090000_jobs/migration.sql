-- What the app does by itself, and what came of it.
CREATE TABLE "Job" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "report" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Job_pkey" PRIMARY KEY ("name")
);

-- Laws that the schema's language cannot say; prisma/laws.test.ts has one refused row for each.
ALTER TABLE "Job"
  ADD CONSTRAINT "Job_name" CHECK ("name" IN ('check', 'purge', 'backup', 'probe')),
  ADD CONSTRAINT "Job_report" CHECK (jsonb_typeof("report") = 'object');
