package dev.shrike.auth.login;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

/** Logging in. */
@Controller("/login")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "login")
class LoginController {

    private final LoggingIn loggingIn;
    private final HttpClientAddressResolver addresses;

    LoginController(LoggingIn loggingIn, HttpClientAddressResolver addresses) {
        this.loggingIn = loggingIn;
        this.addresses = addresses;
    }

    @Post
    @Operation(summary = "Log in", description = "Gives a bearer token for a user name and a password.")
    @ApiResponse(responseCode = "200", description = "The token, and how many seconds it is good for")
    @ApiResponse(responseCode = "401", description = "User name or password is wrong")
    @ApiResponse(responseCode = "403", description = "The account is suspended")
    @ApiResponse(responseCode = "429", description = "Too many attempts for this user name; see Retry-After")
    HttpResponse<LoginAnswer> login(
            @Valid @Body LoginRequest login,
            @Parameter(hidden = true) @Nullable @Header(HttpHeaders.USER_AGENT) String userAgent,
            HttpRequest<?> request) {
        LoginAnswer answer = loggingIn.login(login, new ClientDetails(addresses.resolve(request), userAgent));
        return HttpResponse.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
