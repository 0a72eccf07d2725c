-- Who may not log in, or could not for a time. Who did so is not known any more once they are erased.
create table suspension (
    id           uuid primary key,
    user_id      uuid        not null references credential (user_id) on delete cascade,
    suspended_by uuid,
    suspended    timestamptz not null,
    lifted_by    uuid,
    lifted       timestamptz -- null as long as it stands
);

create unique index suspension_standing on suspension (user_id) where lifted is null;
create index suspension_of_user on suspension (user_id);
