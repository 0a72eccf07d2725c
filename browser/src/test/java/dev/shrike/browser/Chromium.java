package dev.shrike.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // the browser is here already: none is to be fetched
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--force-color-profile=srgb")));
    }

    /** Where it is; {@code SHRIKE_CHROMIUM} says so for one that is not on the path. */
    static Optional<Path> executable() {
        Stream<Path> named = Stream.ofNullable(System.getenv("SHRIKE_CHROMIUM")).map(Path::of);
        Stream<Path> found = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    static Chromium start() {
        return new Chromium(executable().orElseThrow());
    }

    /** A window of its own, with no cookie in it. */
    Window open(LivePlatform platform, Look look) {
        return open(platform, platform.http(), look);
    }

    /** The same, by another way to the platform. */
    Window open(LivePlatform platform, URI way, Look look) {
        return new Window(browser, way, platform.adminPassword(), look);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
