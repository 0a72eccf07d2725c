package dev.shrike.bridge.cli;

import dev.shrike.bridge.lane.Lane;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Lanes as a person names them. */
final class LaneNames {
    private LaneNames() {}

    /**
     * The lane of that name.
     *
     * @throws ParameterException naming the lanes that there are
     */
    static Lane find(CommandLine command, List<Lane> lanes, String name) {
        return lanes.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        "No lane is called " + name + "; there are "
                                + String.join(
                                        ", ", lanes.stream().map(Lane::name).toList())));
    }
}
