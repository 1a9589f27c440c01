-- Who the controller is. It is published with every notice; the names and addresses of people in it are sealed to the server key.
CREATE TABLE identity (
    organisation ID PRIMARY KEY, legal_name TEXT NOT NULL, address TEXT NOT NULL, country TEXT NOT NULL, email TEXT NOT NULL,
    phone TEXT NOT NULL, authority TEXT NOT NULL, verbis TEXT NOT NULL, kep TEXT NOT NULL, people BYTES NOT NULL, changed_at TIME NOT NULL
) {STRICT};

-- On what a purpose rests and what it concerns. Names are lines of a language, a space and the name; nothing where a standard one
-- keeps its own. Months are null where a consent holds until it is withdrawn, and where the usual rest after a refusal stands.
ALTER TABLE purpose ADD COLUMN gdpr TEXT NOT NULL DEFAULT '';
ALTER TABLE purpose ADD COLUMN kvkk TEXT NOT NULL DEFAULT '';
ALTER TABLE purpose ADD COLUMN categories TEXT NOT NULL DEFAULT 'Communication'; -- separated by spaces
ALTER TABLE purpose ADD COLUMN names TEXT NOT NULL DEFAULT '';
ALTER TABLE purpose ADD COLUMN valid_months INT;
ALTER TABLE purpose ADD COLUMN reask_months INT;
ALTER TABLE purpose ADD COLUMN archived FLAG NOT NULL DEFAULT 0;
UPDATE purpose SET gdpr = '6(1)(a)', kvkk = '5(1)' WHERE basis = 'consent' AND special = 0;
UPDATE purpose SET gdpr = '9(2)(a)', kvkk = '6(3)(a)' WHERE basis = 'consent' AND special = 1;
UPDATE purpose SET gdpr = '6(1)(b)', kvkk = '5(2)(c)' WHERE basis = 'contract';
UPDATE purpose SET gdpr = '6(1)(c)', kvkk = '5(2)(ç)' WHERE basis = 'legal-obligation';
UPDATE purpose SET gdpr = '6(1)(f)', kvkk = '5(2)(f)' WHERE basis = 'legitimate-interest';
UPDATE purpose SET categories = 'Name TelephoneNumber' WHERE name = 'callback';
UPDATE purpose SET categories = 'Name EmailAddress TelephoneNumber' WHERE name = 'lead';
UPDATE purpose SET categories = 'EmailAddress' WHERE name = 'marketing';
UPDATE purpose SET categories = 'Health' WHERE name = 'health';
UPDATE purpose SET categories = 'Opinion' WHERE name = 'satisfaction';

-- What a text meant for those who had agreed to the one before (first, editorial, material), which purposes that was about, whether
-- the organisation wrote it, its place in the order of publication, and how many material changes it knew of.
ALTER TABLE document ADD COLUMN change TEXT NOT NULL DEFAULT 'first';
ALTER TABLE document ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN own FLAG NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN position INT NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN stood_on INT NOT NULL DEFAULT 0;

-- What makes consents stale: a text that says something else, a purpose that means something else, other recipients. An empty purpose
-- or language stands for every one.
CREATE TABLE material_change (
    organisation ID NOT NULL, position INT NOT NULL, purpose TEXT NOT NULL, locale TEXT NOT NULL, cause TEXT NOT NULL, at TIME NOT NULL,
    PRIMARY KEY (organisation, position)
) {STRICT};

-- How many material changes there had been when a grant was made, and until when it holds.
ALTER TABLE subject_grant ADD COLUMN stood_on INT NOT NULL DEFAULT 0;
ALTER TABLE subject_grant ADD COLUMN expires_at TIME;
CREATE INDEX subject_grant_expires ON subject_grant (expires_at) WHERE expires_at IS NOT NULL;
