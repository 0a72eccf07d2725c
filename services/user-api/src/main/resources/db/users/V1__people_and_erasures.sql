-- A registered person. Everything readable about them is in "profile", sealed.
create table app_user (
    id                uuid primary key,
    state             text        not null check (state in ('pending', 'active')),
    username_index    text        not null unique, -- keyed hashes: equal for equal values, and nothing else
    email_index       text        not null unique,
    profile           bytea       not null,        -- the last event with the profile, as it was published
    registration_key  text unique,                 -- keyed hash of the Idempotency-Key
    registration_hash text        not null,        -- keyed hash of the request
    revision          int         not null,
    created           timestamptz not null,
    changed           timestamptz not null
);

create index app_user_pending on app_user (created) where state = 'pending';

-- The key of those hashes, encrypted by the vault.
create table blind_index_key (
    id          int primary key check (id = 1),
    key_version int   not null,
    encrypted   bytea not null
);

-- Never deleted, and holds nothing about the person but the id.
create table erasure (
    id             uuid primary key,
    person         uuid        not null unique,
    state          text        not null check (state in ('running', 'completed')),
    keys_destroyed int         not null,
    requested      timestamptz not null,
    completed      timestamptz
);

create table erasure_participant (
    erasure_id   uuid    not null references erasure (id),
    participant  text    not null,
    expected     boolean not null,
    acknowledged timestamptz,
    evidence     text,
    primary key (erasure_id, participant)
);
