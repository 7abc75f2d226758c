-- Every table leads with a small integer in place of the site, or of the site and provider (a mirror), so that
-- keys stay short; ids are 16 bytes whose order is that of their making, so that rows are added at the end.

CREATE TABLE site_number (
    number INTEGER PRIMARY KEY,
    site TEXT COLLATE "C" NOT NULL UNIQUE
);

-- users and directory_groups are kept with each change: a total costs no count. The shapes change whenever a row
-- goes or comes in anywhere but at the end of the list.
CREATE TABLE mirror (
    number INTEGER PRIMARY KEY,
    site INTEGER NOT NULL,
    provider BYTEA NOT NULL,
    users BIGINT NOT NULL DEFAULT 0,
    directory_groups BIGINT NOT NULL DEFAULT 0,
    user_shape BIGINT NOT NULL DEFAULT 0,
    group_shape BIGINT NOT NULL DEFAULT 0,
    UNIQUE (site, provider)
);

CREATE TABLE directory_user (
    rid BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mirror INTEGER NOT NULL,
    id BYTEA NOT NULL,
    attributes TEXT COLLATE "C" NOT NULL,
    user_name TEXT COLLATE "C",
    external_id TEXT COLLATE "C",
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    modified BIGINT NOT NULL,
    adoptable INTEGER NOT NULL,
    missing BIGINT
);
CREATE UNIQUE INDEX directory_user_id ON directory_user (mirror, id);
CREATE INDEX directory_user_user_name ON directory_user (mirror, user_name, id) WHERE user_name IS NOT NULL;
CREATE INDEX directory_user_external_id ON directory_user (mirror, external_id, id) WHERE external_id IS NOT NULL;

CREATE TABLE user_email (
    mirror INTEGER NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    user_id BYTEA NOT NULL,
    PRIMARY KEY (mirror, email, user_id)
);

CREATE TABLE directory_group (
    rid BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mirror INTEGER NOT NULL,
    id BYTEA NOT NULL,
    attributes TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C",
    display_name TEXT COLLATE "C",
    external_id TEXT COLLATE "C",
    site_group BYTEA,
    version BIGINT NOT NULL,
    created BIGINT NOT NULL,
    modified BIGINT NOT NULL
);
CREATE UNIQUE INDEX directory_group_id ON directory_group (mirror, id);
CREATE INDEX directory_group_display_name ON directory_group (mirror, display_name, id) WHERE display_name IS NOT NULL;
CREATE INDEX directory_group_external_id ON directory_group (mirror, external_id, id) WHERE external_id IS NOT NULL;

CREATE TABLE membership (
    mirror INTEGER NOT NULL,
    group_id BYTEA NOT NULL,
    member BYTEA NOT NULL,
    type INTEGER NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (mirror, group_id, member)
);
CREATE INDEX membership_member ON membership (mirror, member, group_id);

-- user_id is the directory user that the account is linked to, or stands in for.
CREATE TABLE account (
    site INTEGER NOT NULL,
    id BYTEA NOT NULL,
    user_id BYTEA,
    value BYTEA NOT NULL,
    PRIMARY KEY (site, id)
);
CREATE INDEX account_user ON account (site, user_id) WHERE user_id IS NOT NULL;

CREATE TABLE site_group (
    site INTEGER NOT NULL,
    id BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (site, id)
);

CREATE TABLE site_membership (
    site INTEGER NOT NULL,
    account BYTEA NOT NULL,
    group_id BYTEA NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (site, account, group_id)
);
CREATE INDEX site_membership_group ON site_membership (site, group_id, account);

-- Sites, providers, jobs and what comes of the policy; an id is 16 bytes, or 32 for what has two ids.
CREATE TABLE setting (
    site INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    id BYTEA NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (site, kind, id)
);

-- How far each partition is applied; committed together with the rows.
CREATE TABLE position (
    partition INTEGER PRIMARY KEY,
    next_offset BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    applied_at BIGINT NOT NULL
);

-- Records that could not be applied, until a good one of the same key comes.
CREATE TABLE poison (
    partition INTEGER NOT NULL,
    record_key TEXT COLLATE "C" NOT NULL,
    record_offset BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (partition, record_key)
);

-- The topic that this view was built from.
CREATE TABLE source (
    topic TEXT COLLATE "C" PRIMARY KEY
);
