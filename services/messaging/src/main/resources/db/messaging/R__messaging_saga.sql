-- Sagas and their progress; see R__messaging.sql for why this is repeatable.

create table if not exists saga (
    id         uuid        primary key,
    name       text        not null,
    key        text        not null,                  -- what it is about, as the starter said
    status     text        not null check (
        status in ('running', 'compensating', 'completed', 'compensated', 'stuck', 'abandoned')),
    state      jsonb       not null,                  -- the author's type
    revision   bigint      not null default 0,        -- grows with each write; who has an older one was taken over
    backward   boolean     not null default false,    -- being undone; a stuck one was
    failure    text        not null default '',
    stuck_at   text,                                  -- the step
    next_at    timestamptz,
    started_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
alter table saga add column if not exists traceparent text;   -- of what started it
create unique index if not exists saga_under_way on saga (name, key)
    where status in ('running', 'compensating', 'stuck');
create index if not exists saga_status on saga (status, changed_at);
create index if not exists saga_key on saga (key);

create table if not exists saga_step (
    saga_id       uuid        not null references saga (id) on delete cascade,
    number        int         not null,               -- order of their beginnings
    step          text        not null,
    status        text        not null check (status in ('begun', 'done', 'failed', 'undoing', 'undone', 'skipped')),
    attempts      int         not null default 0,
    undo_attempts int         not null default 0,
    failure       text        not null default '',    -- of the last attempt that failed
    begun_at      timestamptz not null default now(), -- the first attempt
    primary key (saga_id, step)
);

-- What was done by hand. Outlives the saga.
create table if not exists saga_intervention (
    id      bigint generated always as identity primary key,
    saga_id uuid        not null,
    at      timestamptz not null default now(),
    remedy  text        not null,
    by      text        not null,
    reason  text        not null
);
create index if not exists saga_intervention_saga on saga_intervention (saga_id);

-- The table of the library db-scheduler: when which saga is run next, and by whom.
create table if not exists saga_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index if not exists saga_task_execution_time on saga_task (execution_time);
create index if not exists saga_task_last_heartbeat on saga_task (last_heartbeat);
