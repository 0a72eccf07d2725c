package dev.shrike.messaging.projection;

import io.micronaut.context.BeanContext;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Shows and steers the projections of this service, whichever instance runs them. Every call reads or changes the database, which
 * bounds it. Safe for use by many threads.
 *
 * <p>All methods that take a name throw {@link UnknownProjectionException} when no projection here has it.
 */
@Singleton
public final class Projections {
    private final BeanContext beans;
    private final ProjectionHub hub;

    Projections(BeanContext beans, ProjectionHub hub) {
        this.beans = beans;
        this.hub = hub;
    }

    /** All projections by name. */
    public List<ProjectionStatus> list() {
        return beans.getBeansOfType(Projection.class).stream()
                .sorted(Comparator.comparing(Projection::name))
                .map(this::status)
                .toList();
    }

    /** One projection. */
    public ProjectionStatus show(String name) {
        return status(projection(name));
    }

    /**
     * Begins to fill new tables beside the live ones, which go on and answer meanwhile; when the new ones are as far, they take
     * their place in one step.
     *
     * @return the number of the new build
     * @throws ProjectionConflictException when one is under way
     */
    public int rebuild(String name) {
        return change(name, (builds, connection) -> {
            List<Build> all = builds.hold(connection);
            if (Builds.of(all, BuildRole.LIVE).isEmpty()) {
                throw new ProjectionConflictException("Projection " + name + " has no tables yet");
            }
            Builds.of(all, BuildRole.BUILDING).ifPresent(building -> {
                throw new ProjectionConflictException("There is a rebuild already, " + building);
            });
            return builds.create(connection, BuildRole.BUILDING).number();
        });
    }

    /**
     * Lets every build that stopped at an event try again, from that event on.
     *
     * @return how many had stopped
     */
    public int retry(String name) {
        return change(name, (builds, connection) -> FailedBuilds.retry(connection, name));
    }

    /**
     * Lets every build that stopped at this event go on behind it, without it. The event is noted in {@code projection_set_aside}; a
     * later rebuild meets it again.
     *
     * @return how many had stopped there
     * @throws ProjectionConflictException when none has
     */
    public int skip(String name, UUID event) {
        return change(name, (builds, connection) -> {
            builds.hold(connection);
            int stopped = FailedBuilds.skip(connection, name, event);
            if (stopped == 0) {
                throw new ProjectionConflictException("Projection " + name + " has not stopped at event " + event);
            }
            return stopped;
        });
    }

    /**
     * Drops all tables that are no longer live.
     *
     * @return how many builds that were
     */
    public int dropRetired(String name) {
        return change(name, (builds, connection) -> {
            List<Build> retired = builds.hold(connection).stream()
                    .filter(build -> build.role() == BuildRole.RETIRED)
                    .toList();
            for (Build build : retired) {
                builds.drop(connection, build);
            }
            return retired.size();
        });
    }

    /**
     * Drops the tables of one build: one that is retired, or one that is being filled, which ends the rebuild.
     *
     * @throws UnknownProjectionException when there is no such build
     * @throws ProjectionConflictException when it is the live one
     */
    public void drop(String name, int build) {
        change(name, (builds, connection) -> {
            Build found = builds.hold(connection).stream()
                    .filter(candidate -> candidate.number() == build)
                    .findFirst()
                    .orElseThrow(() -> new UnknownProjectionException("Projection " + name + " has no build " + build));
            if (found.role() == BuildRole.LIVE) {
                throw new ProjectionConflictException("Readers use " + found + "; rebuild first");
            }
            builds.drop(connection, found);
            return found;
        });
    }

    private interface Change<T> {
        T make(Builds builds, Connection connection) throws SQLException;
    }

    private <T> T change(String name, Change<T> change) {
        Projection projection = projection(name);
        T made = transactions(projection).executeWrite(tx -> change.make(new Builds(projection), tx.getConnection()));
        hub.signal(name);
        return made;
    }

    private ProjectionStatus status(Projection projection) {
        List<BuildStatus> builds =
                transactions(projection).executeRead(tx -> BuildRows.of(tx.getConnection(), projection.name()));
        return new ProjectionStatus(projection.name(), projection.dataSource(), projection.version(), builds);
    }

    private Projection projection(String name) {
        return beans.getBeansOfType(Projection.class).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownProjectionException("There is no projection " + name + " here"));
    }

    private TransactionOperations<Connection> transactions(Projection projection) {
        return ProjectionHub.transactions(beans, projection.dataSource());
    }
}
