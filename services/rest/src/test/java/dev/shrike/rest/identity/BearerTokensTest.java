package dev.shrike.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.shrike.rest.Http;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final UUID ANA = UUID.randomUUID();
    private static final Set<UUID> ERASED = ConcurrentHashMap.newKeySet();

    @TempDir
    private static Path folder;

    private static EmbeddedServer server;
    private static PersonTokens tokens;
    private static TokenKey key;
    private static Http http;

    @BeforeAll
    static void start() {
        server = ApplicationContext.builder(Map.of(
                        "shrike.service.secret",
                        SECRET,
                        "shrike.token.key-file",
                        folder.resolve("token-key.json").toString(),
                        "shrike.token.create-key",
                        true,
                        "micronaut.application.name",
                        "nest-api",
                        "micronaut.server.port",
                        0))
                .singletons((RefusedTokens) (person, tokenId) -> ERASED.contains(person))
                .run(EmbeddedServer.class);
        tokens = server.getApplicationContext().getBean(PersonTokens.class);
        key = server.getApplicationContext().getBean(TokenKey.class);
        http = Http.anonymous(server.getURI());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPersonIsKnownByTheirToken() {
        Http ana = http.with(tokens.issue(ANA, List.of(Roles.USER), HOUR).value());

        assertThat(ana.get("/nests/caller").json().path("id").asText()).isEqualTo(ANA.toString());
        assertThat(ana.get("/nests/of/" + ANA).status()).isEqualTo(200);
        assertThat(ana.get("/nests/of/" + UUID.randomUUID())).matches(it -> it.isProblem(403, "forbidden"));
        assertThat(ana.get("/nests/internal")).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void anAdminActsForEverybody() {
        Http admin = http.with(tokens.issue(UUID.randomUUID(), List.of(Roles.USER, Roles.ADMIN), HOUR)
                .value());

        assertThat(admin.get("/nests/of/" + ANA).status()).isEqualTo(200);
    }

    @Test
    void aServiceIsKnownByItsNameAndActsForNobody() {
        Http service = http.with(
                server.getApplicationContext().getBean(ServiceTokens.class).issue());

        assertThat(service.get("/nests/internal").json().path("roles").path(0).asText())
                .isEqualTo(Roles.SERVICE);
        assertThat(service.get("/nests/of/" + ANA)).matches(it -> it.isProblem(403, "forbidden"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(tokens.issue(ANA, List.of(Roles.USER), Duration.ofSeconds(-1)).value());
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws JOSEException {
        refused(new PersonTokens(TokenKey.generate(), Clock.systemUTC())
                .issue(ANA, List.of(Roles.USER), HOUR)
                .value());
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.signing().getKeyID())
                        .build(),
                claims(Roles.USER),
                new ECDSASigner(TokenKey.generate().signing())));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        refused(new PlainJWT(claims(Roles.ADMIN)).serialize());
        String good = tokens.issue(ANA, List.of(Roles.USER), HOUR).value();
        refused(good.substring(0, good.lastIndexOf('.') + 1));
        refused("not-a-token");
    }

    @Test
    void aPersonTokenSignedWithTheServiceSecretIsRefused() throws JOSEException {
        refused(signed(new JWSHeader(JWSAlgorithm.HS256), claims(Roles.ADMIN), new MACSigner(SECRET)));
        refused(signed(
                new JWSHeader(JWSAlgorithm.HS256), claims(Roles.ADMIN), new MACSigner(tokenKey(ANA.toString()))));
    }

    @Test
    void aServiceIsNotBelievedUnderAnotherServicesName() throws JOSEException {
        String name = "nest-api";
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder(claims(Roles.SERVICE)).subject(name).build();

        refused(signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(tokenKey("egg-api"))));
        assertThat(http.with(signed(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(tokenKey(name))))
                        .get("/nests/internal")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aProcessWithItsOwnTokenKeyPassesForNoOtherService() {
        ServiceSecret own = new ServiceSecret(new String(tokenKey("egg-api"), StandardCharsets.US_ASCII), "egg-api");

        assertThat(own.tokenKey("egg-api"))
                .hasValueSatisfying(key -> assertThat(key).isEqualTo(tokenKey("egg-api")));
        assertThat(own.tokenKey("nest-api")).isEmpty();
        ServiceTokens its = new ServiceTokens(new ServiceIdentities(List.of(), "egg-api"), own, Clock.systemUTC());
        assertThat(http.with(its.issue()).get("/nests/internal").status()).isEqualTo(200);
        assertThatIllegalStateException()
                .isThrownBy(() -> its.issue("nest-api"))
                .withMessageContaining("nest-api");
    }

    /** Made with openssl: {@code printf 'service-token\0nest-api' | openssl dgst -sha256 -hmac $SECRET}. */
    @Test
    void tokenKeysAreMadeAsDocumented() {
        assertThat(new String(tokenKey("nest-api"), StandardCharsets.US_ASCII))
                .isEqualTo("8dae1b5d8b39ccddde97a27c7f6d9aa1f082e8793a04198a299d99ce4e06c6c8");
    }

    private static byte[] tokenKey(String service) {
        return new ServiceSecret(SECRET, "").tokenKey(service).orElseThrow();
    }

    @Test
    void aPersonTokenWithTheServiceRoleIsRefused() throws JOSEException {
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.signing().getKeyID())
                        .build(),
                claims(Roles.SERVICE),
                new ECDSASigner(key.signing())));
    }

    @Test
    void theTokenOfAnErasedPersonIsRefusedFromTheErasureOn() {
        UUID person = UUID.randomUUID();
        String token = tokens.issue(person, List.of(Roles.USER), HOUR).value();
        assertThat(http.with(token).get("/nests/caller").status()).isEqualTo(200);

        ERASED.add(person);

        refused(token);
    }

    @Test
    void theKeyFileIsItsOwnersAlone() throws Exception {
        Path file = folder.resolve("token-key.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(TokenKey.readOrCreate(file)).hasToString(key.toString());
        assertThat(key.publicKeySet().toString()).doesNotContain(" d=");
    }

    private static void refused(String token) {
        assertThat(http.with(token).get("/nests/caller")).matches(it -> it.isProblem(401, "unauthorized"));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(String role) {
        return new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .subject(ANA.toString())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plus(HOUR)))
                .claim(TokenClaims.ROLES, List.of(role))
                .build();
    }
}
