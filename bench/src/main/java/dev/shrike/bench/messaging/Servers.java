package dev.shrike.bench.messaging;

import dev.shrike.bench.platform.OwnServers;
import dev.shrike.servers.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A nats-server and a PostgreSQL for one benchmark, in a folder that goes with them. */
final class Servers implements AutoCloseable {
    private final OwnServers own;

    private Servers(OwnServers own) {
        this.own = own;
    }

    static Servers start(Path parent) throws IOException {
        return new Servers(OwnServers.start(parent, Part.NATS, Part.POSTGRES));
    }

    /** The configuration of a service over these servers, with one datasource. */
    Map<String, Object> configuration() {
        String dataSource = "datasources." + Station.DATA_SOURCE;
        return Map.of(
                "shrike.nats.url",
                own.servers().nats().toString(),
                dataSource + ".url",
                own.servers().jdbcUrl("bench"),
                dataSource + ".username",
                own.servers().postgresUser(),
                dataSource + ".password",
                own.servers().postgresPassword(),
                dataSource + ".maximum-pool-size",
                "20",
                "flyway." + dataSource + ".enabled",
                "true",
                "flyway." + dataSource + ".locations",
                "classpath:db/messaging");
    }

    @Override
    public void close() {
        own.close();
    }
}
