package dev.shrike.standalone.platform;

import dev.shrike.servers.Part;

/** A step of the platform's start, in the order in which they usually end. */
public enum Step {
    NATS("nats-server"),
    POSTGRES("PostgreSQL"),
    REGISTRY("schema registry"),
    KAFKA("Kafka"),
    MAIL("mail catcher"),
    SCHEMAS("schemas"),
    TOPICS("topics"),
    SERVICES("services"),
    STREAMS("streams"),
    BRIDGE("bridge"),
    ADMIN("administrator"),
    HEALTH("all well");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    static Step of(Part part) {
        return switch (part) {
            case NATS -> NATS;
            case KAFKA -> KAFKA;
            case REGISTRY -> REGISTRY;
            case POSTGRES -> POSTGRES;
        };
    }
}
