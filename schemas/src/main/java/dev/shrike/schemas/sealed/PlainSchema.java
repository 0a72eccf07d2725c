package dev.shrike.schemas.sealed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.shrike.schemas.SchemaException;
import java.io.IOException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Parses the {@code of} property of a sealed field, which Avro hands over as plain maps, lists and strings. */
final class PlainSchema {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(JsonProperties.Null.class, new NullValue()));

    private PlainSchema() {}

    static Schema parse(Object property) {
        try {
            return new Schema.Parser().parse(JSON.writeValueAsString(property));
        } catch (JsonProcessingException e) {
            throw new SchemaException("Not a schema: " + property, e);
        }
    }

    /** Avro keeps a JSON null in a property as an object of its own. */
    private static final class NullValue extends StdSerializer<JsonProperties.Null> {
        private static final long serialVersionUID = 1L;

        NullValue() {
            super(JsonProperties.Null.class);
        }

        @Override
        public void serialize(JsonProperties.Null value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeNull();
        }
    }
}
