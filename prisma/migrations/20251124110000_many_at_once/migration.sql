-- Ten thousand pieces of evidence in one long source are stored in one statement: the length of its text is counted once for all of them.
CREATE OR REPLACE FUNCTION require_evidence_within_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  source text;
BEGIN
  SELECT s."key" INTO source
  FROM (SELECT "setId", "sourceKey", max("end") AS "last" FROM added GROUP BY 1, 2) e JOIN "Source" s ON s."setId" = e."setId" AND s."key" = e."sourceKey"
  WHERE e."last" > utf16_length(s."text") LIMIT 1;
  IF source IS NOT NULL THEN
    RAISE EXCEPTION 'evidence ends after the text of %', source USING ERRCODE = 'check_violation', CONSTRAINT = 'Evidence_within_source';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER "Evidence_within_source" ON "Evidence";
CREATE TRIGGER "Evidence_within_source" AFTER INSERT ON "Evidence" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION require_evidence_within_source();
