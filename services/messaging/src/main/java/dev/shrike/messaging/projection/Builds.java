package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes, swaps and drops the builds of one projection. Each method runs inside a transaction of the caller, and only one at a
 * time for a projection, whoever calls it from wherever.
 */
final class Builds {
    private static final String INSERT = """
            insert into projection_build (projection, build, version, role, schema_name, table_names, live_since)
            values (?, ?, ?, ?, ?, ?, case when ? then now() end)""";
    private static final String SELECT =
            "select build, version, role, schema_name from projection_build where projection = ? order by build";
    private static final String NEXT = "select coalesce(max(build), 0) + 1 from projection_build where projection = ?";

    private final Projection projection;

    Builds(Projection projection) {
        this.projection = projection;
    }

    /** All builds; until the transaction ends nobody else makes, swaps or drops any. */
    List<Build> hold(Connection connection) throws SQLException {
        Sql.list(
                connection,
                row -> row.getString(1),
                "select pg_advisory_xact_lock(hashtext('projection ' || ?))::text",
                projection.name());
        return Sql.list(connection, this::build, SELECT, projection.name());
    }

    /**
     * Sees to it that there are tables of the code's version: the first ones at once live, later ones beside those of the version
     * before. Returns what it made.
     */
    Optional<Build> ensure(Connection connection) throws SQLException {
        List<Build> all = hold(connection);
        Optional<Build> live = of(all, BuildRole.LIVE);
        if (live.isEmpty()) {
            return Optional.of(create(connection, BuildRole.LIVE));
        }
        Optional<Build> building = of(all, BuildRole.BUILDING);
        int newest = Math.max(live.get().version(), building.map(Build::version).orElse(0));
        if (newest >= projection.version()) {
            return Optional.empty();
        }
        if (building.isPresent()) {
            drop(connection, building.get());
        }
        return Optional.of(create(connection, BuildRole.BUILDING));
    }

    /** Empty tables for the role; live ones get their views at once. */
    Build create(Connection connection, BuildRole role) throws SQLException {
        int number = Sql.list(connection, row -> row.getInt(1), NEXT, projection.name())
                .getFirst();
        Build build = new Build(
                projection.name(), number, projection.version(), role, Build.schemaOf(projection.name(), number));
        Sql.update(
                connection,
                INSERT,
                build.projection(),
                build.number(),
                build.version(),
                role.column(),
                build.schema(),
                connection.createArrayOf("text", projection.tables().toArray()),
                role == BuildRole.LIVE);
        Sql.define(connection, "create schema \"" + build.schema() + "\"");
        String outside = Sql.searchPath(connection);
        build.enter(connection);
        projection.createTables(connection);
        Sql.define(connection, "set local search_path to " + outside);
        if (role == BuildRole.LIVE) {
            Views.lead(connection, projection.name(), build, projection.tables());
        }
        return build;
    }

    /** Lets the build take the place of the live one, views included. */
    void promote(Connection connection, Build live, Build building) throws SQLException {
        Sql.update(connection, """
                update projection_build set role = 'retired', runner = null, leased_until = null
                where projection = ? and role = 'live'""", building.projection());
        Sql.update(connection, """
                update projection_build set role = 'live', live_since = now(), caught_up = true, runner = null,
                    leased_until = null
                where projection = ? and build = ?""", building.projection(), building.number());
        Views.lead(connection, projection.name(), building, projection.tables());
        if (projection.namesPeople()) {
            drop(connection, live);
        }
    }

    /** Tables, checkpoint and all. Whoever fills it is waited for first, and then finds out. */
    void drop(Connection connection, Build build) throws SQLException {
        Checkpoint.hold(connection, build);
        Sql.define(connection, "drop schema if exists \"" + build.schema() + "\" cascade");
        Sql.update(
                connection,
                "delete from projection_build where projection = ? and build = ?",
                build.projection(),
                build.number());
    }

    static Optional<Build> of(List<Build> builds, BuildRole role) {
        return builds.stream().filter(build -> build.role() == role).findFirst();
    }

    private Build build(ResultSet row) throws SQLException {
        return new Build(
                projection.name(), row.getInt(1), row.getInt(2), BuildRole.of(row.getString(3)), row.getString(4));
    }
}
