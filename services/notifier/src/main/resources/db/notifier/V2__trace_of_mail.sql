-- The trace of what a mail tells of, as W3C's traceparent: it goes on in the mail and in the event that it was sent.
ALTER TABLE mail ADD COLUMN traceparent text;
