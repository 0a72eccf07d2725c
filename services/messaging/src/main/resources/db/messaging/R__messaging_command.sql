-- Commands that were decided, without their payload. Repeatable and harmless when it has run before, as all of messaging's migrations.
create table if not exists command (
    id          uuid primary key,
    name        text        not null,
    issuer      text        not null,                 -- person:<id> or service:<name>
    correlation uuid        not null,
    issued_at   timestamptz not null default now(),
    events      uuid[],                               -- accepted: what followed
    code        text,                                 -- rejected: why
    reason      text
);
create index if not exists command_issued_at on command using brin (issued_at);
create index if not exists command_issuer on command (issuer);
