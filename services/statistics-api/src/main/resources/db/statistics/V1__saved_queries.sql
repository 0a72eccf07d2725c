-- Statements that analysts keep under a name. They go with their owner, and with everybody they name by id.
create table saved_query (
    name        text primary key,
    owner       uuid        not null,
    sql         text        not null,
    description text,
    created     timestamptz not null,
    changed     timestamptz not null
);

create index saved_query_of_owner on saved_query (owner);
