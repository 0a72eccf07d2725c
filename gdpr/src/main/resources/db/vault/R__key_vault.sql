-- The key vault, in a schema of its own: it lives in user-api's database, and its rights can be granted apart.
-- Repeatable, so that its number never collides with that service's own migrations: every statement here must leave
-- what exists as it is.

create schema if not exists vault;

-- One row per person known to the vault: the row that provisioning and shredding lock.
create table if not exists vault.person (
    person uuid primary key,
    fenced boolean not null default false,
    unique (person, fenced)
);

-- The fence. Never deleted: it is what tells "erased" from "lost".
create table if not exists vault.erased_person (
    person     uuid primary key,
    fenced_at  timestamptz not null,
    erasure_id uuid not null,
    fenced     boolean generated always as (true) stored,
    foreign key (person, fenced) references vault.person (person, fenced)
);

-- A data key, wrapped. Shredding takes the bytes away and leaves the row as evidence.
create table if not exists vault.data_key (
    subject      uuid not null references vault.person (person),
    purpose      text not null,
    version      int not null check (version > 0),
    wrapped_dek  bytea,
    kek_id       text not null,
    fingerprint  text not null,
    state        text not null check (state in ('active', 'destroyed')),
    created_at   timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    -- false while the key lives: it can then only point at a person without a fence
    live_fence   boolean generated always as (case when state = 'active' then false end) stored,
    primary key (subject, purpose, version),
    foreign key (subject, live_fence) references vault.person (person, fenced),
    check ((state = 'active') = (wrapped_dek is not null)),
    check ((state = 'destroyed') = (destroyed_at is not null))
);
