-- Projections and their checkpoints. Repeatable, as R__messaging.sql: every statement is harmless when it has run before.
-- The tables of a build lie in a schema of its own; views of the same names here lead to those of the live build.

create table if not exists projection_build (
    projection      text        not null,
    build           int         not null,             -- 1, 2, ... by projection
    version         int         not null,             -- of the projection's code
    role            text        not null check (role in ('live', 'building', 'retired')),
    schema_name     text        not null,
    table_names     text[]      not null,
    caught_up       boolean     not null default false,
    events          bigint      not null default 0,   -- applied so far
    set_aside       bigint      not null default 0,   -- passed over: no events
    remaining       bigint,                           -- still to apply, as last seen
    rate            double precision not null default 0,
    created_at      timestamptz not null default now(),
    live_since      timestamptz,
    runner          uuid,
    leased_until    timestamptz,
    fault           text,                             -- what it waits for
    failed_at       timestamptz,                      -- stopped until told to try again
    failed_stream   text,
    failed_sequence bigint,
    failed_event_id text,
    failed_aggregate text,
    failed_subject  text,
    failed_type     text,
    failed_version  text,
    failed_error    text,
    primary key (projection, build)
);
create unique index if not exists projection_build_live on projection_build (projection) where role = 'live';
create unique index if not exists projection_build_building on projection_build (projection) where role = 'building';

-- Last sequence of each stream that a build has applied; commits together with what it did.
create table if not exists projection_position (
    projection     text        not null,
    build          int         not null,
    stream         text        not null,
    stream_created timestamptz not null,
    sequence       bigint      not null,
    primary key (projection, build, stream),
    foreign key (projection, build) references projection_build on delete cascade
);

-- Messages that a build passed over because they were no events of the service's catalogue, and events that it was told to skip.
create table if not exists projection_set_aside (
    projection text        not null,
    build      int         not null,
    stream     text        not null,
    sequence   bigint      not null,
    subject    text        not null,
    event_id   text,
    reason     text        not null,
    at         timestamptz not null default now(),
    primary key (projection, build, stream, sequence),
    foreign key (projection, build) references projection_build on delete cascade
);
