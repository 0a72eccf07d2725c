package dev.shrike.standalone.exports;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far an export is.
 *
 * @param events how many were read so far
 * @param waitingFor the part of the platform that does not answer, blank when all do
 * @param file where it is fetched, blank when it is not ready
 */
public record ExportState(String id, String state, long events, String waitingFor, String file) {

    static ExportState of(JsonNode json) {
        return new ExportState(
                json.path("id").asText(),
                json.path("state").asText(),
                json.path("events").asLong(),
                json.path("waiting_for").asText(""),
                json.path("file").asText(""));
    }

    boolean ready() {
        return state.equals("ready");
    }

    boolean underWay() {
        return state.equals("requested") || state.equals("running");
    }
}
