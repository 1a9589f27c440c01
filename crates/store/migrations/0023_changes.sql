-- What a material change was, so that whoever is asked again is told: which recipient is new or elsewhere ('moved'), and what of a purpose
-- is another. Unknown of what was noted before.
ALTER TABLE material_change ADD COLUMN recipient ID;
ALTER TABLE material_change ADD COLUMN fields TEXT NOT NULL DEFAULT '';
