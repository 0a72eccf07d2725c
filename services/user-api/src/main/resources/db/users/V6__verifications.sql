-- Scans that prove erasures. Holds the person's id and, in the report, places; never a value.
create table verification (
    id        uuid primary key,
    person    uuid        not null,
    deep      boolean     not null, -- the files of the servers too
    state     text        not null check (state in ('waiting', 'running', 'completed', 'failed')),
    instance  uuid        not null, -- the process that does it
    heard     timestamptz not null, -- when that process last said that it is still there
    place     text        not null default '',
    done      bigint      not null default 0,
    total     bigint      not null default 0,
    report    text,
    failure   text,
    requested timestamptz not null,
    finished  timestamptz
);

-- one at a time for each person and depth: whoever asks meanwhile joins it
create unique index verification_active on verification (person, deep) where state in ('waiting', 'running');
create index verification_finished on verification (finished) where finished is not null;
