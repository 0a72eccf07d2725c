-- Mail on its way and mail that was sent. The recipient is a person's id; their address is asked for when the mail goes out
-- and never kept. id is the id of the notification event and of the message, and follows from the event told of.
CREATE TABLE mail (
    id           uuid PRIMARY KEY,
    position     bigint GENERATED ALWAYS AS IDENTITY,
    person       uuid        NOT NULL,
    message_type text        NOT NULL,
    source_name  text        NOT NULL,
    source_id    uuid        NOT NULL,
    source_type  text        NOT NULL,
    subject      text        NOT NULL,
    text         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'queued'
        CHECK (state IN ('queued', 'sending', 'sent', 'withheld', 'failed')),
    attempts     int         NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL DEFAULT now(),
    sent_at      timestamptz
);
CREATE INDEX mail_of_person ON mail (person, position);
CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('queued', 'sending');

-- What a person does not want to be told: target is a message type, an image's url or a person's id, by scope.
CREATE TABLE mute (
    person uuid NOT NULL,
    scope  text NOT NULL CHECK (scope IN ('type', 'image', 'person')),
    target text NOT NULL,
    PRIMARY KEY (person, scope, target)
);
CREATE INDEX mute_of_target ON mute (target) WHERE scope = 'person';

-- Who was erased, by id: nothing is stored about them any more.
CREATE TABLE erased_person (
    person uuid PRIMARY KEY
);
