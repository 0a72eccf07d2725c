-- What people asked for under their rights. Words of people are sealed under the person's own key; when the person is
-- erased, they and the person go, and what remains can be counted.
create table rights_request (
    id           uuid primary key,
    person       uuid,                 -- null once erased
    kind         text        not null
        check (kind in ('access', 'portability', 'erasure', 'rectification', 'restriction', 'objection')),
    state        text        not null check (state in ('open', 'paused', 'granted', 'refused', 'withdrawn')),
    received     date        not null,
    due          date        not null, -- as of the last step
    extra_months int         not null check (extra_months between 0 and 2),
    paused_since date,
    paused_days  int         not null check (paused_days >= 0),
    awaited      text check (awaited in ('identity', 'information')),
    ground       text,
    reference    uuid unique,          -- the erasure or export that answers it
    note         bytea,
    opened       timestamptz not null,
    decided      timestamptz,
    check ((state = 'paused') = (paused_since is not null)),
    check ((state in ('open', 'paused')) = (decided is null))
);

create index rights_request_due on rights_request (due, id);
create index rights_request_person on rights_request (person);

create table rights_request_step (
    step       bigint generated always as identity primary key,
    request_id uuid        not null references rights_request (id),
    happened   text        not null,
    at         timestamptz not null,
    done_by    uuid,                   -- null for the platform itself, and once the person is erased
    months     int,
    awaited    text,
    ground     text,
    reason     bytea
);

create index rights_request_step_request on rights_request_step (request_id, step);

-- Somebody must be kept, for a while. Lifted ones stay until the person is erased.
create table legal_hold (
    id        uuid primary key,
    person    uuid        not null,
    reason    bytea       not null,
    placed_by uuid        not null,
    placed    timestamptz not null,
    review    date        not null,
    lifted_by uuid,
    lifted    timestamptz,
    check ((lifted_by is null) = (lifted is null))
);

create unique index legal_hold_standing on legal_hold (person) where lifted is null;

-- Whose data is kept, but not used.
create table restriction (
    person uuid primary key,
    ground text        not null,
    set_by uuid        not null,
    since  timestamptz not null
);

-- Against which use of their data people objected; what came of it is in the request.
create table objection (
    request_id uuid primary key references rights_request (id),
    use        text not null
);

-- To whom data was passed on, and who has to be told, therefore.
create table recipient (
    name        text primary key,
    url         text        not null,
    kinds       text[]      not null,
    secret      bytea       not null, -- encrypted by the vault
    key_version int         not null,
    changed_by  uuid        not null,
    changed     timestamptz not null
);

create table recipient_delivery (
    position  bigint generated always as identity primary key,
    id        uuid        not null unique,
    recipient text        not null, -- stays when the recipient is removed
    event_id  uuid        not null,
    person    uuid        not null,
    kind      text        not null,
    body      text,                 -- null once delivered
    state     text        not null check (state in ('queued', 'sending', 'delivered', 'failed', 'cancelled')),
    attempts  int         not null default 0,
    failure   text        not null default '',
    due_at    timestamptz not null,
    give_up   timestamptz not null,
    created   timestamptz not null,
    delivered timestamptz,
    unique (recipient, event_id)
);

create index recipient_delivery_due on recipient_delivery (due_at) where state in ('queued', 'sending');
create index recipient_delivery_person on recipient_delivery (person, position);
