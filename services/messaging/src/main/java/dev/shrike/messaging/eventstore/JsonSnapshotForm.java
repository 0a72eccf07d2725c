package dev.shrike.messaging.eventstore;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** States as JSON. Immutable and thread-safe. */
record JsonSnapshotForm<S>(ObjectReader reader, ObjectWriter writer, int schemaVersion, int every)
        implements SnapshotForm<S> {
    JsonSnapshotForm {
        if (every < 1) {
            throw new IllegalArgumentException("A snapshot is written every 1 or more events");
        }
    }

    JsonSnapshotForm(Class<S> type, int schemaVersion, int every) {
        JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
        this(mapper.readerFor(type), mapper.writerFor(type), schemaVersion, every);
    }

    @Override
    public byte[] write(S state) {
        try {
            return writer.writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException("A state has no JSON form", e);
        }
    }

    @Override
    public S read(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A snapshot is no JSON of this state", e);
        }
    }
}
