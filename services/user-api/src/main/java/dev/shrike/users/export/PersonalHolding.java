package dev.shrike.users.export;

import dev.shrike.gdpr.export.Holding;
import dev.shrike.gdpr.export.OwnFields;
import java.util.UUID;

/**
 * Something that a part of the platform keeps about people and that is in no event, or in none any more. Every bean of this
 * type goes into every export. Thread-safe.
 */
interface PersonalHolding {

    /**
     * What is kept about the person. Its rows may be fetched while they are read.
     *
     * @param fields opens what is sealed
     * @throws SourceAwayException here or while the rows are read, when whoever keeps it does not answer
     */
    Holding of(UUID person, OwnFields fields);
}
