-- What redriving a dead letter needs. Repeatable and harmless when it has run before, as all of messaging's migrations.
-- kind: 'failed', the handler threw; 'undecodable', this version of the service could not read it.
-- Its history goes on: [{"at", "by": "delivery" or "redrive", "error", "delivery"}]; redriven_at is set when it was handled.
alter table dead_letter add column if not exists kind        text not null default 'failed';
alter table dead_letter add column if not exists aggregate   text;
alter table dead_letter add column if not exists redriven_at timestamptz;
update dead_letter set aggregate = split_part(subject, '.', 3) where aggregate is null;

create index if not exists dead_letter_waiting on dead_letter (handler, stream, stream_sequence)
    where redriven_at is null;
