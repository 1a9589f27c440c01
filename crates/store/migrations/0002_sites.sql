-- How a site's chat looks, what it says, and its logo: one table each, so that a list of sites reads no pictures. A site without
-- a row has the look and the words of the house. Nothing here is about a visitor.

CREATE TABLE site_look (
    site ID PRIMARY KEY,
    colour TEXT NOT NULL, -- #rrggbb
    position TEXT NOT NULL, kind TEXT NOT NULL,
    opening TEXT NOT NULL, opening_count INT NOT NULL
) {STRICT};

CREATE TABLE site_text (
    site ID NOT NULL, locale TEXT NOT NULL, title TEXT NOT NULL, button TEXT NOT NULL, greeting TEXT NOT NULL,
    PRIMARY KEY (site, locale)
) {STRICT};

CREATE TABLE site_logo (
    site ID PRIMARY KEY, format TEXT NOT NULL, bytes BYTES NOT NULL
) {STRICT};
