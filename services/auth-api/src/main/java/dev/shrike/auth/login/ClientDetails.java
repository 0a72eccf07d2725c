package dev.shrike.auth.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micronaut.core.annotation.Nullable;

/** Where a login came from, as far as known. Personal data: {@code toString} shows nothing. */
record ClientDetails(@Nullable String ip, @Nullable String userAgent) {

    private static final int LONGEST_AGENT = 256;

    /** The sealed field's plain form. */
    JsonNode json() {
        String agent = userAgent == null ? "" : userAgent;
        return JsonNodeFactory.instance
                .objectNode()
                .put("ip", ip == null ? "" : ip)
                .put("user_agent", agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
    }

    @Override
    public String toString() {
        return "ClientDetails[redacted]";
    }
}
