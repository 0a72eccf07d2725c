-- Who may post. A cached copy of the people that user-api owns, and the lock between posting and erasing:
-- a post holds its person's row FOR SHARE until it commits, an erasure updates it.
CREATE TABLE person (
    id      uuid PRIMARY KEY,
    gone_at timestamptz
);

-- event: Avro single-object encoding, personal fields sealed. The first tick of an image (lowest position) owns it.
CREATE TABLE tick (
    id              uuid PRIMARY KEY,
    position        bigint GENERATED ALWAYS AS IDENTITY,
    person          uuid  NOT NULL,
    image_url       text  NOT NULL,
    event           bytea NOT NULL,
    requested_by    uuid,
    idempotency_key text
);
CREATE INDEX tick_of_person ON tick (person, position);
CREATE INDEX tick_of_image ON tick (image_url, position);
CREATE UNIQUE INDEX tick_request ON tick (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL;

CREATE TABLE rating (
    id              uuid PRIMARY KEY,
    person          uuid  NOT NULL,
    event           bytea NOT NULL,
    requested_by    uuid,
    idempotency_key text
);
CREATE INDEX rating_of_person ON rating (person);
CREATE UNIQUE INDEX rating_request ON rating (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- What was here and was erased: nothing but the ids, so that asking for it answers 410 and not 404.
CREATE TABLE erased_event (
    id uuid PRIMARY KEY
);
