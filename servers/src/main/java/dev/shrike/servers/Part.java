package dev.shrike.servers;

/** One of the servers that Shrike stands on. */
public enum Part {
    NATS("nats", "nats-server", "SHRIKE_NATS_PORT", 4222),
    KAFKA("kafka", "Kafka", "SHRIKE_KAFKA_PORT", 9092),
    REGISTRY("registry", "the schema registry", "SHRIKE_REGISTRY_PORT", 8081),
    POSTGRES("postgres", "PostgreSQL", "SHRIKE_POSTGRES_PORT", 5433);

    private final String id;
    private final String title;
    private final String portVariable;
    private final int usualPort;

    Part(String id, String title, String portVariable, int usualPort) {
        this.id = id;
        this.title = title;
        this.portVariable = portVariable;
        this.usualPort = usualPort;
    }

    /** Short lower-case name: its folder, its log file, its row in a status table. */
    public String id() {
        return id;
    }

    /** Name for people. */
    public String title() {
        return title;
    }

    /** Environment variable by which a person chooses the port. */
    public String portVariable() {
        return portVariable;
    }

    /** The port in local mode when nobody chose another. */
    public int usualPort() {
        return usualPort;
    }
}
