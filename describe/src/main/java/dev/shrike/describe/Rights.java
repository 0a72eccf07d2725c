package dev.shrike.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes who may call an operation: the extension {@code x-roles}, and which token it wants. */
final class Rights {

    static final String PERSON = "person";
    static final String SERVICE_TOKEN = "service";

    private Rights() {}

    static void addTo(ObjectNode described, Operation operation) {
        ArrayNode roles = described.putArray("x-roles");
        operation.roles().forEach(roles::add);
        ArrayNode security = described.putArray("security");
        if (!operation.open()) {
            boolean forServices = operation.roles().equals(List.of(Access.SERVICE));
            security.addObject().putArray(forServices ? SERVICE_TOKEN : PERSON);
        }
    }
}
