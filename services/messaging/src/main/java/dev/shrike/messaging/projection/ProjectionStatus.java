package dev.shrike.messaging.projection;

import java.util.List;
import java.util.Optional;

/**
 * A projection with all its builds.
 *
 * @param name its name
 * @param dataSource where its tables are
 * @param version version of the code that runs here
 * @param builds oldest first
 */
public record ProjectionStatus(String name, String dataSource, int version, List<BuildStatus> builds) {

    /** Copies the list. */
    public ProjectionStatus {
        builds = List.copyOf(builds);
    }

    /** The build that answers readers; empty before the first start is through. */
    public Optional<BuildStatus> live() {
        return of(BuildRole.LIVE);
    }

    /** The build that is to take its place. */
    public Optional<BuildStatus> building() {
        return of(BuildRole.BUILDING);
    }

    private Optional<BuildStatus> of(BuildRole role) {
        return builds.stream().filter(build -> build.role() == role).findFirst();
    }
}
