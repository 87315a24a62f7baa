-- Classes and what is given to them, sharing, the history of edits, regrading, reading articles.
ALTER TABLE "Attempt" ADD COLUMN     "assignmentId" UUID,
ADD COLUMN     "closesAt" TIMESTAMPTZ(3);
ALTER TABLE "AttemptItem" ADD COLUMN     "maxPoints" DOUBLE PRECISION NOT NULL DEFAULT 1;
ALTER TABLE "Entity" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Mark" ADD COLUMN     "byId" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "regradeId" UUID;
ALTER TABLE "Question" ADD COLUMN     "pinnedAt" TIMESTAMPTZ(3);
ALTER TABLE "QuestionReport" ADD COLUMN     "resolution" TEXT,
ADD COLUMN     "resolvedAt" TIMESTAMPTZ(3);
ALTER TABLE "Quiz" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "QuizItem" ADD COLUMN     "points" DOUBLE PRECISION NOT NULL DEFAULT 1;
ALTER TABLE "Relation" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Source" ADD COLUMN     "language" TEXT;

CREATE TABLE "Class" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "joinCode" TEXT NOT NULL,
    "joinUntil" TIMESTAMPTZ(3),
    "showNames" BOOLEAN NOT NULL DEFAULT false,
    "keepDays" INTEGER NOT NULL DEFAULT 400,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Class_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RosterEntry" (
    "id" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "RosterEntry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rosterEntryId" UUID,
    "multiplier" DOUBLE PRECISION DEFAULT 1,
    "extraAttempts" INTEGER NOT NULL DEFAULT 0,
    "returnHash" TEXT,
    "returnUntil" TIMESTAMPTZ(3),
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "quizId" UUID NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "mode" TEXT NOT NULL DEFAULT 'self',
    "opensAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "late" TEXT NOT NULL DEFAULT 'mark',
    "release" TEXT NOT NULL DEFAULT 'handed-in',
    "releasedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER DEFAULT 1,
    "scoring" TEXT NOT NULL DEFAULT 'best',
    "closedBook" BOOLEAN NOT NULL DEFAULT false,
    "wallPosition" INTEGER,
    "wallPhase" TEXT,
    "wallAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Allowance" (
    "assignmentId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "extraAttempts" INTEGER NOT NULL DEFAULT 0,
    "extraMinutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Allowance_pkey" PRIMARY KEY ("assignmentId","membershipId")
);

CREATE TABLE "Share" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "allows" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "givenById" TEXT NOT NULL,
    "takenById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "takenAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Share_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Edit" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "personId" TEXT,
    "target" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" TEXT,

    CONSTRAINT "Edit_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Candidate" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "factKey" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Candidate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "setId" UUID NOT NULL,
    "personId" TEXT,
    "policy" TEXT NOT NULL,
    "cause" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "TypedRejection" (
    "setId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TypedRejection_pkey" PRIMARY KEY ("setId","questionId","text")
);

CREATE TABLE "Invitation" (
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("codeHash")
);
CREATE UNIQUE INDEX "Class_joinCode_key" ON "Class"("joinCode");
CREATE INDEX "Class_ownerId_idx" ON "Class"("ownerId");
CREATE UNIQUE INDEX "RosterEntry_classId_position_key" ON "RosterEntry"("classId", "position");
CREATE UNIQUE INDEX "Membership_rosterEntryId_key" ON "Membership"("rosterEntryId");
CREATE UNIQUE INDEX "Membership_returnHash_key" ON "Membership"("returnHash");
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");
CREATE UNIQUE INDEX "Membership_classId_personId_key" ON "Membership"("classId", "personId");
CREATE INDEX "Assignment_classId_idx" ON "Assignment"("classId");
CREATE INDEX "Assignment_quizId_idx" ON "Assignment"("quizId");
CREATE INDEX "Allowance_membershipId_idx" ON "Allowance"("membershipId");
CREATE UNIQUE INDEX "Share_tokenHash_key" ON "Share"("tokenHash");
CREATE INDEX "Share_setId_idx" ON "Share"("setId");
CREATE INDEX "Share_givenById_idx" ON "Share"("givenById");
CREATE INDEX "Share_takenById_idx" ON "Share"("takenById");
CREATE INDEX "Edit_setId_createdAt_idx" ON "Edit"("setId", "createdAt");
CREATE INDEX "Edit_personId_idx" ON "Edit"("personId");
CREATE INDEX "Edit_undoneById_idx" ON "Edit"("undoneById");
CREATE UNIQUE INDEX "Candidate_setId_sourceKey_position_key" ON "Candidate"("setId", "sourceKey", "position");
CREATE INDEX "Regrade_setId_createdAt_idx" ON "Regrade"("setId", "createdAt");
CREATE INDEX "Regrade_personId_idx" ON "Regrade"("personId");
CREATE INDEX "Attempt_assignmentId_idx" ON "Attempt"("assignmentId");
CREATE INDEX "Mark_byId_idx" ON "Mark"("byId");
CREATE INDEX "Mark_regradeId_idx" ON "Mark"("regradeId");
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Class" ADD CONSTRAINT "Class_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RosterEntry" ADD CONSTRAINT "RosterEntry_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_rosterEntryId_fkey" FOREIGN KEY ("rosterEntryId") REFERENCES "RosterEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Allowance" ADD CONSTRAINT "Allowance_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Allowance" ADD CONSTRAINT "Allowance_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Share" ADD CONSTRAINT "Share_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Share" ADD CONSTRAINT "Share_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Share" ADD CONSTRAINT "Share_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Candidate" ADD CONSTRAINT "Candidate_setId_sourceKey_fkey" FOREIGN KEY ("setId", "sourceKey") REFERENCES "Source"("setId", "key") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TypedRejection" ADD CONSTRAINT "TypedRejection_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Laws that the schema's language cannot say; prisma/laws.test.ts has one refused row for each.
ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_points" CHECK ("points" > 0 AND "points" <= 100);
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_max_points" CHECK ("maxPoints" > 0 AND "maxPoints" <= 100);
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_override_says_why" CHECK ("reason" <> 'override' OR coalesce(length(trim("note")), 0) > 0) NOT VALID;
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_resolved" CHECK (("resolvedAt" IS NULL) = ("resolution" IS NULL) AND "resolution" IN ('corrected', 'accepted', 'dismissed'));
ALTER TABLE "Class"
  ADD CONSTRAINT "Class_join_code" CHECK ("joinCode" ~ '^[a-z0-9]{8}$'),
  ADD CONSTRAINT "Class_keep_days" CHECK ("keepDays" BETWEEN 30 AND 3650);
ALTER TABLE "RosterEntry" ADD CONSTRAINT "RosterEntry_position" CHECK ("position" >= 1);
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_multiplier" CHECK ("multiplier" IN (1, 1.25, 1.5, 2)),
  ADD CONSTRAINT "Membership_extra_attempts" CHECK ("extraAttempts" BETWEEN 0 AND 20),
  ADD CONSTRAINT "Membership_return" CHECK (num_nonnulls("returnHash", "returnUntil") IN (0, 2));
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_mode" CHECK ("mode" IN ('self', 'wall')),
  ADD CONSTRAINT "Assignment_late" CHECK ("late" IN ('accept', 'mark', 'refuse')),
  ADD CONSTRAINT "Assignment_release" CHECK ("release" IN ('each', 'handed-in', 'closed', 'held')),
  ADD CONSTRAINT "Assignment_scoring" CHECK ("scoring" IN ('best', 'latest', 'first')),
  ADD CONSTRAINT "Assignment_attempts" CHECK ("attempts" BETWEEN 1 AND 100),
  ADD CONSTRAINT "Assignment_times" CHECK ("opensAt" < coalesce("dueAt", 'infinity') AND "opensAt" < coalesce("closesAt", 'infinity') AND coalesce("dueAt", "opensAt") <= coalesce("closesAt", 'infinity')),
  ADD CONSTRAINT "Assignment_wall" CHECK (num_nonnulls("wallPosition", "wallPhase", "wallAt") IN (0, 3) AND ("wallPosition" IS NULL OR "mode" = 'wall') AND "wallPosition" >= 1 AND "wallPhase" IN ('waiting', 'open', 'closed', 'told'));
ALTER TABLE "Allowance"
  ADD CONSTRAINT "Allowance_extra_attempts" CHECK ("extraAttempts" BETWEEN 0 AND 20),
  ADD CONSTRAINT "Allowance_extra_minutes" CHECK ("extraMinutes" BETWEEN 0 AND 100000);
ALTER TABLE "Share"
  ADD CONSTRAINT "Share_allows" CHECK ("allows" IN ('view', 'copy', 'edit')),
  ADD CONSTRAINT "Share_taken" CHECK (num_nonnulls("takenById", "takenAt") IN (0, 2));
ALTER TABLE "Edit" ADD CONSTRAINT "Edit_target" CHECK ("target" IN ('fact', 'entity', 'relation', 'closure', 'question', 'source', 'quiz', 'set'));
ALTER TABLE "Candidate"
  ADD CONSTRAINT "Candidate_state" CHECK ("state" IN ('open', 'approved', 'rejected', 'merged')),
  ADD CONSTRAINT "Candidate_position" CHECK ("position" >= 1),
  ADD CONSTRAINT "Candidate_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL));
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_policy" CHECK ("policy" IN ('raise-only', 'as-corrected', 'accept-both', 'full-marks'));

-- What is only ever added.
DROP TRIGGER "Mark_unchanged" ON "Mark";
CREATE TRIGGER "Mark_unchanged" BEFORE UPDATE ON "Mark" FOR EACH ROW EXECUTE FUNCTION refuse_change('byId');
CREATE TRIGGER "Edit_unchanged" BEFORE UPDATE ON "Edit" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId', 'undoneAt', 'undoneById');
CREATE TRIGGER "Edit_undoing_unchanged" BEFORE UPDATE ON "Edit" FOR EACH ROW WHEN (OLD."undoneAt" IS NOT NULL AND OLD."undoneAt" IS DISTINCT FROM NEW."undoneAt") EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Regrade_unchanged" BEFORE UPDATE ON "Regrade" FOR EACH ROW EXECUTE FUNCTION refuse_change('personId', 'undoneAt');
CREATE TRIGGER "Regrade_undoing_unchanged" BEFORE UPDATE ON "Regrade" FOR EACH ROW WHEN (OLD."undoneAt" IS NOT NULL AND OLD."undoneAt" IS DISTINCT FROM NEW."undoneAt") EXECUTE FUNCTION refuse_change();

-- Somebody is once on the roster, and a pupil's name belongs to a class of the roster.
CREATE FUNCTION require_roster_of_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."rosterEntryId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "RosterEntry" r WHERE r."id" = NEW."rosterEntryId" AND r."classId" = NEW."classId") THEN
    RAISE EXCEPTION 'Membership_roster_of_class: a name of another class' USING ERRCODE = 'check_violation', CONSTRAINT = 'Membership_roster_of_class';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Membership_roster_of_class" BEFORE INSERT OR UPDATE ON "Membership" FOR EACH ROW EXECUTE FUNCTION require_roster_of_class();

-- Rows of somebody who was merged meanwhile are those of who they are now.
CREATE TRIGGER "Class_current_person" BEFORE INSERT OR UPDATE OF "ownerId" ON "Class" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('ownerId');
CREATE TRIGGER "Membership_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Membership" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Share_current_giver" BEFORE INSERT OR UPDATE OF "givenById" ON "Share" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('givenById');
CREATE TRIGGER "Share_current_taker" BEFORE INSERT OR UPDATE OF "takenById" ON "Share" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('takenById');
CREATE TRIGGER "Edit_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Edit" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Edit_current_undoer" BEFORE INSERT OR UPDATE OF "undoneById" ON "Edit" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('undoneById');
CREATE TRIGGER "Regrade_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Regrade" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Mark_current_giver" BEFORE INSERT OR UPDATE OF "byId" ON "Mark" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('byId');
