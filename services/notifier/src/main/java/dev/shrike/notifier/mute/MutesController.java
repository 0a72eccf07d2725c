package dev.shrike.notifier.mute;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Mutes over HTTP; everybody sees and changes their own. */
@Controller("/notifications/mutes")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "notifications")
class MutesController {
    private final Muting muting;
    private final MuteTable table;

    MutesController(Muting muting, MuteTable table) {
        this.muting = muting;
        this.table = table;
    }

    @Get
    @Operation(summary = "What the caller muted")
    @ApiResponse(responseCode = "200", description = "All of them.")
    MuteList list(Authentication authentication) {
        UUID person = Caller.of(authentication).id();
        return new MuteList(table.findAllOf(person).stream().map(Mute::of).toList());
    }

    @Put
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mute", description = """
                    Exactly one of: type (a message type such as rate.update), image (the url of an image), person (the id of a \
                    person whose ratings are not told). Muting twice is muting once.""")
    @ApiResponse(responseCode = "204", description = "It is muted.")
    @ApiResponse(responseCode = "400", description = "Not exactly one of the three, or not a valid one.")
    @ApiResponse(responseCode = "422", description = "The caller has too many mutes.")
    @ApiResponse(responseCode = "410", description = "The person is gone.")
    void mute(
            @Nullable @QueryValue String type,
            @Nullable @QueryValue String image,
            @Nullable @QueryValue UUID person,
            Authentication authentication) {
        muting.add(Caller.of(authentication).id(), Mute.of(type, image, person));
    }

    @Delete
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Unmute", description = "As PUT. Unmuting what is not muted changes nothing.")
    @ApiResponse(responseCode = "204", description = "It is not muted.")
    void unmute(
            @Nullable @QueryValue String type,
            @Nullable @QueryValue String image,
            @Nullable @QueryValue UUID person,
            Authentication authentication) {
        Mute mute = Mute.of(type, image, person);
        table.remove(Caller.of(authentication).id(), mute.scope().text(), mute.target());
    }
}
