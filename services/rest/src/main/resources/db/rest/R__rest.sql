-- Tables that services/rest keeps in the database of each service that has one. Repeatable, so that its number never
-- collides with the service's own migrations: every statement here must leave an existing table as it is.

create table if not exists idempotency_key (
    person       uuid        not null,
    key          text        not null,
    request_hash bytea       not null,
    answer       text,
    created      timestamptz not null default now(),
    primary key (person, key)
);

create index if not exists idempotency_key_created on idempotency_key (created);

create table if not exists refused_person (
    person uuid        primary key,
    since  timestamptz not null default now()
);

create table if not exists restricted_person (
    person uuid        primary key,
    since  timestamptz not null default now()
);
