-- Tables of messaging, in each service's own database. Repeatable on purpose: no version number that could collide with
-- the service's own migrations. Flyway runs it again whenever it changes, so every statement has to be harmless
-- when it has run before: "if not exists", "add column if not exists", "on conflict do nothing".

create table if not exists outbox (
    id              bigint generated always as identity primary key,
    event_id        uuid        not null unique,
    aggregate       text        not null,
    shard           smallint    not null,
    stream          text        not null,
    subject         text        not null,
    headers         text[]      not null,             -- name, value, name, value, ...
    payload         bytea       not null,             -- single-object encoding
    appended_at     timestamptz not null default now(),
    published_at    timestamptz,
    stream_sequence bigint,
    parked_at       timestamptz,                      -- refused for ever by the server
    parked_reason   text
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

create index if not exists outbox_pending on outbox (id) where published_at is null and parked_at is null;

-- An aggregate belongs to one shard, a shard is published by one relay at a time.
create table if not exists outbox_shard (
    shard        smallint primary key,
    relay        uuid,
    leased_until timestamptz
);
insert into outbox_shard (shard) select generate_series(0, 15) on conflict do nothing;

-- Relays that are alive, so that they can share the shards evenly.
create table if not exists outbox_relay (
    id          uuid primary key,
    alive_until timestamptz not null
);

create table if not exists inbox (
    handler    text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    keep_until timestamptz,                           -- null: for ever
    primary key (handler, event_id)
);
create index if not exists inbox_keep_until on inbox using brin (keep_until);

-- Events that a handler could not handle. Until parked_at is set it is still being tried.
create table if not exists dead_letter (
    handler         text        not null,
    event_id        uuid        not null,
    stream          text        not null,
    stream_sequence bigint      not null,
    subject         text        not null,
    headers         text[]      not null,
    payload         bytea       not null,
    failures        int         not null,
    history         jsonb       not null,             -- [{"at": ..., "error": class names and place, "delivery": n}]
    first_failed_at timestamptz not null default now(),
    last_failed_at  timestamptz not null default now(),
    parked_at       timestamptz,
    primary key (handler, event_id)
);
