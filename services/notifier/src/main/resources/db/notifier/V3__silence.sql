-- To whom nothing is sent, because an admin said so. Who did is not known any more once they are erased.
CREATE TABLE silence (
    person uuid PRIMARY KEY,
    since  timestamptz NOT NULL,
    by     uuid
);
