-- Who is registered: a copy of what user-api owns, fed by its events and filled from it at each start. Ids only; a row goes when
-- its person does.
create table user_cache (
    person_id  uuid primary key,
    registered timestamptz not null
);
