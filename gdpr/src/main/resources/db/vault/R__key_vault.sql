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

-- The time of each key-encryption key: it began to wrap, another took over (retired), no living key needs it any more (closed),
-- it is being destroyed from here (ending), it exists nowhere (destroyed).
create table if not exists vault.kek_epoch (
    kek_id    text primary key,
    began     timestamptz not null,
    retired   timestamptz,
    closed    timestamptz,
    ending    timestamptz,
    destroyed timestamptz,
    open      boolean generated always as (closed is null) stored,
    unique (kek_id, open),
    check (closed is null or retired is not null),
    check (destroyed is null or closed is not null),
    check (ending is null or closed is not null)
);

insert into vault.kek_epoch (kek_id, began)
select kek_id, min(created_at) from vault.data_key where state = 'active' group by kek_id
on conflict do nothing;

-- true while the key lives: it can then only be wrapped by a key-encryption key that is open
alter table vault.data_key add column if not exists
    live_kek boolean generated always as (case when state = 'active' then true end) stored;

create index if not exists data_key_living on vault.data_key (kek_id, subject, purpose, version) where state = 'active';

do $$
begin
    if not exists (select 1 from pg_constraint where conname = 'data_key_kek_open') then
        alter table vault.data_key add constraint data_key_kek_open
            foreign key (kek_id, live_kek) references vault.kek_epoch (kek_id, open);
    end if;
end $$;

-- How far the ledger of erasures was replayed into these tables. It is in the same database on purpose: a restored one has its
-- old position, and catches up from there.
create table if not exists vault.ledger_position (
    ledger   text primary key,
    created  timestamptz not null,
    sequence bigint      not null check (sequence >= 0),
    event_id uuid,
    replayed timestamptz not null
);
