package dev.shrike.standalone.roles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Shows to people what roles a person was given. */
public final class RolesTable {
    private static final String LINE = "%-10s  %-20s  %-36s  %-20s  %s";

    private final PrintWriter out;

    public RolesTable(PrintWriter out) {
        this.out = out;
    }

    /** Those they have, and all they were given. */
    public void show(JsonNode answer) {
        JsonNode roles = answer.path("roles");
        String person = answer.path("user").path("id").asText();
        StringBuilder names = new StringBuilder();
        roles.forEach(role -> names.append(names.isEmpty() ? "" : ", ").append(role.asText()));
        print(person + (names.isEmpty() ? " has no role besides that of a user" : " is " + names));
        if (!answer.path("history").isEmpty()) {
            print(LINE.formatted("ROLE", "GIVEN", "BY", "TAKEN", "BY"));
        }
        for (JsonNode one : answer.path("history")) {
            print(LINE.formatted(
                    one.path("role").asText(),
                    second(one.path("granted").asText("")),
                    one.path("granted_by").asText("-"),
                    second(one.path("revoked").asText("-")),
                    one.path("revoked_by").asText("-")));
        }
    }

    private static String second(String instant) {
        return instant.replaceFirst("\\.\\d+Z$", "Z");
    }

    private void print(String line) {
        out.println(line.stripTrailing());
        out.flush();
    }
}
