-- How many days a patient's session lives unused, as the clinic chose.
ALTER TABLE clinic ADD COLUMN portal_days BIGINT NOT NULL DEFAULT 30;
-- What kind of browser it is, for the patient to know it by, and whether others use it too: then it is kept for minutes.
ALTER TABLE portal_session ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE portal_session ADD COLUMN shared BIGINT NOT NULL DEFAULT 0;
