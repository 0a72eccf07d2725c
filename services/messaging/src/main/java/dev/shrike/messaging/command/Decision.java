package dev.shrike.messaging.command;

import java.util.List;
import org.apache.avro.generic.IndexedRecord;

/** What a handler makes of a command. */
public sealed interface Decision {

    /**
     * It happens.
     *
     * @param events the facts that follow, which are published; of the kinds that the command's catalogue entry names
     */
    record Accepted(List<? extends IndexedRecord> events) implements Decision {}

    /**
     * It does not happen, and what the handler wrote meanwhile is undone.
     *
     * @param code of the command's catalogue entry
     * @param reason in words, for whoever issued it; nothing personal, as it is kept
     */
    record Rejected(String code, String reason) implements Decision {}

    /** It happens, and these are the facts. */
    static Decision accept(IndexedRecord... events) {
        return new Accepted(List.of(events));
    }

    /** It does not happen. */
    static Decision reject(String code, String reason) {
        return new Rejected(code, reason);
    }
}
