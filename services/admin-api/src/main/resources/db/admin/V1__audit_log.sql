-- One row per event, without its payload. A person stands here by pseudonymous id only.
create table audit_entry (
    position    bigint generated always as identity primary key,
    event_id    uuid not null unique,
    event       text not null,
    type        text not null,
    version     text not null,
    source      text not null,
    person_id   uuid,
    erased      boolean not null,
    subject     text not null,
    stream      text not null,
    sequence    bigint not null,
    time        timestamptz not null,
    recorded_at timestamptz not null
);

create index audit_entry_person on audit_entry (person_id) where person_id is not null;
create index audit_entry_event on audit_entry (event, type, position);
create index audit_entry_time on audit_entry (time);

-- Who asked to be forgotten: their events that are still under way are recorded without a name.
create table audit_erasure (
    person_id uuid primary key,
    erased_at timestamptz not null
);
