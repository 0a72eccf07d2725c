package dev.shrike.schemas.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.schemas.sealed.SealedField;
import java.nio.ByteBuffer;
import org.apache.avro.generic.IndexedRecord;

/** What a reader gets to see of a sealed field. */
@FunctionalInterface
public interface SealedFieldView {
    /** For those who may not open it: {@code {"sealed": true}}. */
    SealedFieldView SEALED =
            (event, field, ciphertext) -> JsonNodeFactory.instance.objectNode().put("sealed", true);

    /**
     * The JSON that stands for a sealed value.
     *
     * @param event the whole event
     * @param field which of its fields
     * @param ciphertext its bytes
     */
    JsonNode show(IndexedRecord event, SealedField field, ByteBuffer ciphertext);
}
