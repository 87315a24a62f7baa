-- Texts with formulas, pictures and sounds.
ALTER TABLE "FactSet" ADD COLUMN "markup" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Media" (
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "SetMedia" (
    "setId" UUID NOT NULL,
    "mediaName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SetMedia_pkey" PRIMARY KEY ("setId","mediaName")
);

CREATE INDEX "SetMedia_mediaName_idx" ON "SetMedia"("mediaName");

ALTER TABLE "SetMedia" ADD CONSTRAINT "SetMedia_setId_fkey" FOREIGN KEY ("setId") REFERENCES "FactSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SetMedia" ADD CONSTRAINT "SetMedia_mediaName_fkey" FOREIGN KEY ("mediaName") REFERENCES "Media"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Laws that the schema's language cannot say; prisma/laws.test.ts has one refused row for each.
ALTER TABLE "Media"
  ADD CONSTRAINT "Media_name" CHECK ("name" = encode(sha256("bytes"), 'hex') || '.' || CASE "mediaType"
    WHEN 'image/png' THEN 'png' WHEN 'image/jpeg' THEN 'jpg' WHEN 'image/gif' THEN 'gif' WHEN 'image/webp' THEN 'webp' WHEN 'image/avif' THEN 'avif' WHEN 'image/svg+xml' THEN 'svg'
    WHEN 'audio/mpeg' THEN 'mp3' WHEN 'audio/ogg' THEN 'ogg' WHEN 'audio/wav' THEN 'wav' WHEN 'audio/mp4' THEN 'm4a' END),
  ADD CONSTRAINT "Media_type" CHECK ("mediaType" IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/svg+xml', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4')),
  ADD CONSTRAINT "Media_size" CHECK ("size" = octet_length("bytes") AND "size" > 0);

CREATE TRIGGER "Media_unchanged" BEFORE UPDATE ON "Media" FOR EACH ROW EXECUTE FUNCTION refuse_change();
