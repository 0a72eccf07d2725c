-- What a person logs in with. Gone when the person is erased.
create table credential (
    user_id       uuid primary key,
    username      text        not null,
    username_key  text        not null unique, -- lower case: Ana and ana are one name
    password_hash text        not null,        -- Argon2id, with its parameters and salt
    admin         boolean     not null default false,
    changed       timestamptz not null default now()
);

-- One row per issued token, so that a token can be ended before it expires. Rows go when their token has expired.
create table session (
    id      uuid primary key, -- the token's jti
    user_id uuid        not null references credential (user_id) on delete cascade,
    issued  timestamptz not null,
    expires timestamptz not null,
    ended   timestamptz
);

create index session_of_user on session (user_id);
create index session_expiry on session (expires);
