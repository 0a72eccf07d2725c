-- Certificates of erasure: a chain that only grows. About a person it holds a digest.
create table certificate (
    number     bigint      primary key check (number > 0),
    erasure_id uuid        not null,
    grade      text        not null check (grade in ('shredded', 'physically_removed', 'final')),
    document   text        not null, -- as it is handed out: canonical JSON and a newline
    digest     text        not null, -- what the next one is tied to
    issued     timestamptz not null,
    unique (erasure_id, grade)
);

-- The row that whoever adds to the chain or changes its keys locks first, with all public keys that ever signed it.
create table certificate_chain (
    id   int primary key check (id = 1),
    keys text
);

insert into certificate_chain (id) values (1);
