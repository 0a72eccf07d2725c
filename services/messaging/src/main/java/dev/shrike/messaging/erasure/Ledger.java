package dev.shrike.messaging.erasure;

import dev.shrike.messaging.subscribe.Selection;

/** The event that is the ledger of erasures. It proves them and is kept for ever: nothing here deletes any of it. */
final class Ledger {
    static final String EVENT = "gdpr";
    static final String ERASED = "erased";
    static final String ERASED_VERSION = "1.1";
    static final Selection DELETIONS = Selection.of(EVENT, 1, "delete");

    private Ledger() {}
}
