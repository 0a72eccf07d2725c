package dev.shrike.messaging.subscribe;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.UnknownEventException;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.schemas.wire.UndecodableEventException;

/** Why a message cannot be read, in words that quote nothing of what it holds. */
public final class Refusal {
    private Refusal() {}

    /** The reason why decoding the payload failed like that. */
    public static String of(RuntimeException fault, byte[] payload) {
        if (fault instanceof UndecodableEventException undecodable) {
            return switch (undecodable.reason()) {
                case UNKNOWN_FORMAT -> "not an event: no Avro single-object encoding";
                case UNKNOWN_SCHEMA ->
                    "unknown fingerprint " + Long.toHexString(SingleObjectEncoding.fingerprint(payload))
                            + ": a version from the future, or no event of this platform";
                case MALFORMED_BODY -> "the body does not fit its schema";
                case WRONG_ENVELOPE -> "the type or version that it names is not one of its schema";
            };
        }
        if (fault instanceof UnknownEventException) {
            return "the catalogue has no such subject or schema";
        }
        if (fault instanceof WrongSubjectException wrong) {
            return wrong.getMessage();
        }
        return fault instanceof SchemaException ? "not a complete event" : FailureText.of(fault);
    }
}
