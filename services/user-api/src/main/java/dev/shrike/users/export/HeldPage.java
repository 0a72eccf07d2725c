package dev.shrike.users.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Some of what a service keeps about a person. {@code toString} shows nothing.
 *
 * @param next what to ask for next; absent at the end
 */
@Introspected
record HeldPage(List<ObjectNode> items, @Nullable String next) {

    @Override
    public String toString() {
        return "HeldPage[redacted]";
    }
}
