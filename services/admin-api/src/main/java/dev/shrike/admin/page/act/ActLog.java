package dev.shrike.admin.page.act;

import java.util.UUID;

/** Where acts are written down. Thread-safe. */
interface ActLog {

    /** @throws RuntimeException when it is not written down */
    void append(UUID person, Act act, Outcome outcome);
}
