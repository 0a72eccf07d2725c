-- One row per person known to the vault: the row that provisioning and shredding lock.
create table vault_person (
    person uuid primary key,
    fenced boolean not null default false,
    unique (person, fenced)
);

-- The fence. Never deleted: it is what tells "erased" from "lost".
create table erased_person (
    person     uuid primary key,
    fenced_at  timestamptz not null,
    erasure_id uuid not null,
    fenced     boolean generated always as (true) stored,
    foreign key (person, fenced) references vault_person (person, fenced)
);

-- A data key, wrapped. Shredding takes the bytes away and leaves the row as evidence.
create table data_key (
    subject      uuid not null,
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
    foreign key (subject) references vault_person (person),
    foreign key (subject, live_fence) references vault_person (person, fenced),
    check ((state = 'active') = (wrapped_dek is not null)),
    check ((state = 'destroyed') = (destroyed_at is not null))
);
