-- A copy of their data that a person asked for. The file lies in a folder, sealed with the person's key. A row holds nothing
-- about the person but the id, and goes some time after its file.
create table export (
    id          uuid primary key,
    person      uuid        not null,
    state       text        not null
        check (state in ('requested', 'running', 'ready', 'failed', 'expired', 'erased')),
    events      bigint      not null default 0, -- read so far
    file        text,                           -- its name in the folder
    size        bigint,                         -- bytes of the archive, in clear
    waiting_for text,                           -- the part of the platform that does not answer
    requested   timestamptz not null,
    changed     timestamptz not null,
    expires     timestamptz
);

-- One under way for each person: whoever asks again joins it.
create unique index export_under_way on export (person) where state in ('requested', 'running');
create index export_of_person on export (person, requested);
create index export_ended on export (state, changed);
