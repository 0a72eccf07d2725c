-- Alerts of the instance that leads, so that another one can go on. Labels are JSON with sorted keys; nothing here is about a person.
create table alert (
    rule        text not null,
    labels      text not null,
    state       text not null,
    value       double precision not null,
    since       timestamptz not null,
    fired_at    timestamptz,
    resolved_at timestamptz,
    measured_at timestamptz not null,
    told_at     timestamptz,
    told_firing boolean not null,
    primary key (rule, labels)
);

-- When an alert began to fire, and when it ended.
create table alert_change (
    position bigint generated always as identity primary key,
    rule     text not null,
    labels   text not null,
    state    text not null,
    value    double precision not null,
    at       timestamptz not null
);

create index alert_change_at on alert_change (at);

-- Rules that somebody turned off; all others are on.
create table alert_rule_off (
    rule text primary key,
    at   timestamptz not null
);

-- Of what nobody is told for a while. An empty rule means all of them.
create table alert_silence (
    id     uuid primary key,
    rule   text not null,
    labels text not null,
    until  timestamptz not null,
    reason text not null,
    at     timestamptz not null
);

-- The one instance that judges and tells, for as long as it renews this; the clock is the database's.
create table alert_leader (
    one    boolean primary key default true check (one),
    holder uuid not null,
    until  timestamptz not null
);
