-- What somebody did who looks after the platform, of events that tell so. A person it was done to stands here by pseudonymous id only.
alter table audit_entry
    add column action      text,
    add column target_kind text,
    add column target_id   text,
    add column outcome     text;

create index audit_entry_target on audit_entry (target_id, position) where target_id is not null;
