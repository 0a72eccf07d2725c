-- An erasure is asked for, then runs (the keys are destroyed), then is completed (every participant is done).
alter table erasure drop constraint erasure_state_check;
alter table erasure add constraint erasure_state_check check (state in ('requested', 'running', 'completed'));
alter table erasure add column shredded timestamptz;
alter table erasure add column told boolean not null default false; -- the ledger had the order before this service
alter table erasure add column probe bytea; -- hashes of values to look for, encrypted; gone when the erasure is completed
alter table erasure add column probe_key int;
alter table erasure add column records_scanned bigint; -- by the verification
alter table erasure add column sealed_erased bigint;
alter table erasure add column verified timestamptz;
alter table erasure add column grade text; -- of its newest certificate
update erasure set shredded = requested, told = true;
create index erasure_open on erasure (requested) where state <> 'completed';
