package dev.shrike.standalone.projections;

import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.rest.RestException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A running platform's projections. Every method throws {@link RestException} when the platform refuses or does not answer. */
public final class ProjectionsClient {
    private static final String PATH = "/admin/projections";

    private final PlatformRest platform;

    /** The projections of the platform. */
    public ProjectionsClient(PlatformRest platform) {
        this.platform = platform;
    }

    /** All projections by name. */
    public List<ProjectionReport> list() {
        return StreamSupport.stream(platform.get(PATH).path("projections").spliterator(), false)
                .map(ProjectionReport::new)
                .toList();
    }

    /** One projection. */
    public ProjectionReport show(String name) {
        return new ProjectionReport(platform.get(of(name)));
    }

    /** Begins a rebuild. */
    public ProjectionReport rebuild(String name) {
        return new ProjectionReport(platform.post(of(name) + "/rebuild"));
    }

    /** Lets what stopped try again. */
    public ProjectionReport retry(String name) {
        return new ProjectionReport(platform.post(of(name) + "/retry"));
    }

    /** Lets what stopped at the event go on without it. */
    public ProjectionReport skip(String name, UUID event) {
        return new ProjectionReport(platform.post(of(name) + "/skip/" + event));
    }

    /** Drops all tables that are no longer live. */
    public void dropRetired(String name) {
        platform.delete(of(name) + "/builds/retired");
    }

    /** Drops the tables of one build. */
    public void drop(String name, int build) {
        platform.delete(of(name) + "/builds/" + build);
    }

    private static String of(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(name + " is not the name of a projection");
        }
        return PATH + "/" + name;
    }
}
