-- Versions come ten thousand at a time, all by one person: whether they were merged into somebody is asked once for a statement, not for every row.
-- Holding the rows of people until the end keeps a merge waiting, as before.

CREATE FUNCTION give_versions_to_current_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text;
  person text;
  next text;
BEGIN
  FOR named IN SELECT DISTINCT "personId" FROM added WHERE "personId" IS NOT NULL ORDER BY 1 LOOP
    person := named;
    LOOP
      SELECT "mergedIntoId" INTO next FROM "Person" WHERE "id" = person FOR KEY SHARE;
      EXIT WHEN next IS NULL;
      person := next;
    END LOOP;
    IF person <> named THEN
      UPDATE "FactVersion" SET "personId" = person WHERE "id" IN (SELECT "id" FROM added WHERE "personId" = named);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

DROP TRIGGER "FactVersion_current_person" ON "FactVersion";
CREATE TRIGGER "FactVersion_current_person" BEFORE UPDATE OF "personId" ON "FactVersion" FOR EACH ROW EXECUTE FUNCTION give_to_current_person('personId');
CREATE TRIGGER "FactVersion_added_by_current_person" AFTER INSERT ON "FactVersion" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION give_versions_to_current_person();
