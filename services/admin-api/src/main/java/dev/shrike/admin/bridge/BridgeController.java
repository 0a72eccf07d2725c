package dev.shrike.admin.bridge;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The bridge, for those who keep the platform running. */
@Controller("/admin/bridge")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "bridge")
class BridgeController {

    private final BridgeSite site;

    BridgeController(BridgeSite site) {
        this.site = site;
    }

    @Get("/lanes")
    @Operation(
            summary = "The lanes of the bridge: state, owner, lag, rate and what they met",
            description =
                    "For administrators and operators. Where several instances share the lanes, each lane is told of by the "
                            + "instance that runs it.")
    @ApiResponse(responseCode = "200", description = "A row for each lane.")
    @ApiResponse(responseCode = "503", description = "No instance of the bridge answers.")
    BridgeLanes lanes() {
        return site.bridge().lanes();
    }
}
