-- Words somebody files a fact under, beside its topic: own cards have several.
ALTER TABLE "FactVersion" ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];
