-- Event-sourced aggregates of the service that owns this database. Repeatable and harmless when run again, as R__messaging.sql.

-- The version of each aggregate: how many events it has had. Whoever appends moves it on, and so waits for whoever is at it.
create table if not exists aggregate_head (
    event     text   not null,                        -- name in the catalogue
    aggregate text   not null,                        -- the id in the subject
    version   bigint not null,
    primary key (event, aggregate)
);

create table if not exists aggregate_event (
    event       text        not null,
    aggregate   text        not null,
    version     bigint      not null,                 -- 1, 2, ... without gaps
    event_id    uuid        not null unique,
    payload     bytea       not null,                 -- single-object encoding, as published
    appended_at timestamptz not null default now(),
    primary key (event, aggregate, version)
);

-- A shortcut that may be deleted at any time.
create table if not exists aggregate_snapshot (
    event          text   not null,
    aggregate      text   not null,
    version        bigint not null,                   -- of the aggregate
    schema_version int    not null,                   -- of the state's form
    state          bytea  not null,
    primary key (event, aggregate)
);
