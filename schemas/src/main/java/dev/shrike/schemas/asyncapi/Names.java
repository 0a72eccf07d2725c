package dev.shrike.schemas.asyncapi;

import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;

/** What things are called inside of the document. */
final class Names {

    private Names() {}

    static String onNats(MajorVersion major) {
        return "nats." + major.topic();
    }

    static String history(MajorVersion major) {
        return "kafka." + major.topic();
    }

    static String latest(MajorVersion major) {
        return "kafka." + major.latestTopic();
    }

    static String message(EventSchema version, String server) {
        return version.event() + "-" + version.version() + "-on-" + server;
    }

    static String payload(EventSchema version) {
        return version.event() + "-" + version.version();
    }

    static String channel(String name) {
        return "#/channels/" + name;
    }
}
