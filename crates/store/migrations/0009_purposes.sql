-- Who the controller is. It is published with every notice; the names and addresses of people in it are sealed to the server key.
CREATE TABLE identity (
    organisation ID PRIMARY KEY, legal_name TEXT NOT NULL, address TEXT NOT NULL, country TEXT NOT NULL, email TEXT NOT NULL,
    phone TEXT NOT NULL, authority TEXT NOT NULL, verbis TEXT NOT NULL, kep TEXT NOT NULL, people BYTES NOT NULL, changed_at TIME NOT NULL
) {STRICT};
