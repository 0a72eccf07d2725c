-- Roles that admins gave to people and took away again. Who did so is not known any more once they are erased.
create table granted_role (
    id         uuid primary key,
    user_id    uuid        not null references credential (user_id) on delete cascade,
    role       text        not null,
    granted_by uuid,
    granted    timestamptz not null,
    revoked_by uuid,
    revoked    timestamptz -- null as long as the person has the role
);

create unique index granted_role_standing on granted_role (user_id, role) where revoked is null;
create index granted_role_of_user on granted_role (user_id);
