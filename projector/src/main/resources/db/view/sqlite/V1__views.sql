-- Every table leads with a small integer in place of the site, or of the site and provider (a mirror), so that
-- keys stay short; ids are 16 bytes whose order is that of their making, so that rows are added at the end.

CREATE TABLE site_number (
    number INTEGER PRIMARY KEY,
    site TEXT NOT NULL UNIQUE
);

-- users and directory_groups are kept with each change: a total costs no count. The shapes change whenever a row
-- goes or comes in anywhere but at the end of the list.
CREATE TABLE mirror (
    number INTEGER PRIMARY KEY,
    site INTEGER NOT NULL,
    provider BLOB NOT NULL,
    users INTEGER NOT NULL DEFAULT 0,
    directory_groups INTEGER NOT NULL DEFAULT 0,
    user_shape INTEGER NOT NULL DEFAULT 0,
    group_shape INTEGER NOT NULL DEFAULT 0,
    UNIQUE (site, provider)
);

CREATE TABLE directory_user (
    rid INTEGER PRIMARY KEY,
    mirror INTEGER NOT NULL,
    id BLOB NOT NULL,
    attributes TEXT NOT NULL,
    user_name TEXT,
    external_id TEXT,
    version INTEGER NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    adoptable INTEGER NOT NULL,
    missing INTEGER
);
CREATE UNIQUE INDEX directory_user_id ON directory_user (mirror, id);
CREATE INDEX directory_user_user_name ON directory_user (mirror, user_name, id) WHERE user_name IS NOT NULL;
CREATE INDEX directory_user_external_id ON directory_user (mirror, external_id, id) WHERE external_id IS NOT NULL;

CREATE TABLE user_email (
    mirror INTEGER NOT NULL,
    email TEXT NOT NULL,
    user_id BLOB NOT NULL,
    PRIMARY KEY (mirror, email, user_id)
) WITHOUT ROWID;

CREATE TABLE directory_group (
    rid INTEGER PRIMARY KEY,
    mirror INTEGER NOT NULL,
    id BLOB NOT NULL,
    attributes TEXT NOT NULL,
    name TEXT,
    display_name TEXT,
    external_id TEXT,
    site_group BLOB,
    version INTEGER NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL
);
CREATE UNIQUE INDEX directory_group_id ON directory_group (mirror, id);
CREATE INDEX directory_group_display_name ON directory_group (mirror, display_name, id) WHERE display_name IS NOT NULL;
CREATE INDEX directory_group_external_id ON directory_group (mirror, external_id, id) WHERE external_id IS NOT NULL;

CREATE TABLE membership (
    mirror INTEGER NOT NULL,
    group_id BLOB NOT NULL,
    member BLOB NOT NULL,
    type INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (mirror, group_id, member)
) WITHOUT ROWID;
CREATE INDEX membership_member ON membership (mirror, member, group_id);

-- user_id is the directory user that the account is linked to, or stands in for.
CREATE TABLE account (
    site INTEGER NOT NULL,
    id BLOB NOT NULL,
    user_id BLOB,
    value BLOB NOT NULL,
    PRIMARY KEY (site, id)
) WITHOUT ROWID;
CREATE INDEX account_user ON account (site, user_id) WHERE user_id IS NOT NULL;

CREATE TABLE site_group (
    site INTEGER NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (site, id)
) WITHOUT ROWID;

CREATE TABLE site_membership (
    site INTEGER NOT NULL,
    account BLOB NOT NULL,
    group_id BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (site, account, group_id)
) WITHOUT ROWID;
CREATE INDEX site_membership_group ON site_membership (site, group_id, account);

-- Sites, providers, jobs and what comes of the policy; an id is 16 bytes, or 32 for what has two ids.
CREATE TABLE setting (
    site INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (site, kind, id)
) WITHOUT ROWID;

-- How far each partition is applied; committed together with the rows.
CREATE TABLE position (
    partition INTEGER PRIMARY KEY,
    next_offset INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    applied_at INTEGER NOT NULL
);

-- Records that could not be applied, until a good one of the same key comes.
CREATE TABLE poison (
    partition INTEGER NOT NULL,
    record_key TEXT NOT NULL,
    record_offset INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (partition, record_key)
) WITHOUT ROWID;

-- The topic that this view was built from.
CREATE TABLE source (
    topic TEXT PRIMARY KEY
) WITHOUT ROWID;
