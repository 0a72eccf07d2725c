-- Who was given whose keys. In the vault's schema, written in the transaction of each answer. Repeatable, like the vault's own
-- tables, after which it runs: every statement here must leave what exists as it is.

-- Equal questions with equal outcomes within a minute are one row. It knows people by their pseudonymous id only, and an
-- erasure leaves it as it is: it is evidence.
create table if not exists vault.key_use (
    position bigint generated always as identity primary key,
    minute   timestamptz not null,
    service  text        not null,
    person   uuid        not null,
    purpose  text        not null,
    version  int         not null check (version >= 0),
    wanted   text        not null check (wanted in ('seal', 'open')),
    outcome  text        not null check (outcome in ('issued', 'erased', 'unknown', 'refused')),
    times    bigint      not null check (times > 0),
    unique (person, minute, service, purpose, version, wanted, outcome)
);

create index if not exists key_use_person on vault.key_use (person, position);
create index if not exists key_use_service on vault.key_use (service, position);
create index if not exists key_use_minute on vault.key_use (minute);

-- Nobody rewrites it: a row only counts up.
create or replace function vault.key_use_counts_up() returns trigger language plpgsql as $$
begin
    if (new.position, new.minute, new.service, new.person, new.purpose, new.version, new.wanted, new.outcome)
       is distinct from
       (old.position, old.minute, old.service, old.person, old.purpose, old.version, old.wanted, old.outcome)
       or new.times <= old.times then
        raise exception 'vault.key_use is append-only';
    end if;
    return new;
end
$$;

create or replace trigger key_use_counts_up before update on vault.key_use
    for each row execute function vault.key_use_counts_up();
