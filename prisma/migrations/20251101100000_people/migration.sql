-- Whether a session is on the person's own device; null while nobody asked.
ALTER TABLE "Session" ADD COLUMN "ownDevice" BOOLEAN;

-- Who somebody is now: follows merges to their end.
CREATE FUNCTION current_person(person text) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE merged AS (
    SELECT "id", "mergedIntoId" FROM "Person" WHERE "id" = person
    UNION
    SELECT next."id", next."mergedIntoId" FROM merged JOIN "Person" AS next ON next."id" = merged."mergedIntoId"
  )
  SELECT "id" FROM merged WHERE "mergedIntoId" IS NULL
$$;

-- A request that began before its person was merged writes for who they are now. It waits for a merge that is under way: that one holds the person.
CREATE FUNCTION give_to_current_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text := to_jsonb(NEW) ->> TG_ARGV[0];
  person text := named;
  next text;
BEGIN
  WHILE person IS NOT NULL LOOP
    SELECT "mergedIntoId" INTO next FROM "Person" WHERE "id" = person FOR KEY SHARE;
    EXIT WHEN next IS NULL;
    person := next;
  END LOOP;
  IF person IS DISTINCT FROM named THEN
    NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], person));
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "FactSet_current_person" BEFORE INSERT OR UPDATE OF "ownerId" ON "FactSet" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('ownerId');
CREATE TRIGGER "FactVersion_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "FactVersion" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "QuestionVersion_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "QuestionVersion" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "Quiz_current_person" BEFORE INSERT OR UPDATE OF "ownerId" ON "Quiz" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('ownerId');
CREATE TRIGGER "Attempt_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "Attempt" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "QuestionReport_current_person" BEFORE INSERT OR UPDATE OF "personId" ON "QuestionReport" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
