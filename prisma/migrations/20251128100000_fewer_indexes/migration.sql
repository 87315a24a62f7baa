-- The versions of a set that hold are found by the key that there is one a fact: a second index of the same rows only made storing slower.
DROP INDEX "FactVersion_setId_isCurrent_idx";
