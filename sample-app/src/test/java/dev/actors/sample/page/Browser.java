package dev.actors.sample.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Chromium without a window. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path IMAGES = Path.of("../docs/images");

    /** It warns of a browser newer than itself, though nothing here needs what it misses then. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(Path chromium, Path chromedriver) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // root has none
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(chromedriver.toFile())
                                .withTimeout(PATIENCE)
                                .build(),
                        options,
                        ClientConfig.defaultConfig().readTimeout(PATIENCE));
    }

    /**
     * Starts it. Where it is not installed, CI fails, and elsewhere the tests say that they did not
     * run.
     */
    static Browser start() {
        Optional<Path> chromium =
                Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(Browser::find)
                        .findFirst();
        Optional<Path> chromedriver = find("chromedriver").findFirst();
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String remedy =
                    "NOT RUN: the tests of the pages need Chromium and its driver on the PATH. On"
                            + " Debian: apt-get install chromium chromium-driver";
            assertThat(System.getenv("CI")).as(remedy).isNull();
            return abort(remedy);
        }
        Browser browser = new Browser(chromium.get(), chromedriver.get());
        browser.screen(1280, 860, "light");
        return browser;
    }

    private static Stream<Path> find(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    void screen(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    /** Runs a script; what it returns is awaited if it is a promise. */
    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until a script returns true; what it looks at need not be there yet. */
    void await(String condition, Object... arguments) {
        patience(() -> condition + " " + Arrays.toString(arguments))
                .until(_ -> Boolean.TRUE.equals(script("return " + condition, arguments)));
    }

    /** Waits until a script returns an empty list, as it does once a page is drawn. */
    void awaitEmpty(String what, String script) {
        patience(() -> what + ": " + script(script))
                .until(_ -> script(script) instanceof List<?> list && list.isEmpty());
    }

    /** What is drawn anew or moves meanwhile is looked for again. */
    private FluentWait<WebDriver> patience(Supplier<String> what) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoreAll(
                        List.of(
                                JavascriptException.class,
                                StaleElementReferenceException.class,
                                ElementNotInteractableException.class))
                .withMessage(() -> what.get() + "\n" + page());
    }

    /** Waits until so many seconds have passed since a moment. */
    void awaitSecond(int seconds, long startMillis) {
        await("Date.now() >= arguments[0]", startMillis + seconds * 1_000L);
    }

    /** Waits until the text of what a selector finds, with all white space as one, has a part. */
    void awaitText(String selector, String part) {
        await(
                "[...document.querySelectorAll(arguments[0])].some(e => (e.innerText ??"
                        + " e.textContent).replace(/\\s+/g, ' ').includes(arguments[1]))",
                selector,
                part);
    }

    void awaitNone(String selector) {
        await("document.querySelector(arguments[0]) === null", selector);
    }

    String text(String selector) {
        return String.valueOf(
                script("return document.querySelector(arguments[0])?.innerText", selector));
    }

    List<String> texts(String selector) {
        return ((List<?>)
                        script(
                                "return [...document.querySelectorAll(arguments[0])].map(e =>"
                                        + " e.innerText)",
                                selector))
                .stream().map(String::valueOf).toList();
    }

    /** Clicks what a selector finds, when it is there and can be clicked. */
    void click(String selector) {
        patience(() -> "to click " + selector)
                .until(
                        _ -> {
                            List<WebElement> found = driver.findElements(By.cssSelector(selector));
                            if (found.isEmpty() || !found.getFirst().isEnabled()) {
                                return false;
                            }
                            script(
                                    "arguments[0].scrollIntoView({block: 'center'})",
                                    found.getFirst());
                            found.getFirst().click();
                            return true;
                        });
    }

    /** Replaces the text of a field. */
    void type(String selector, String text) {
        pressOn(selector, Keys.chord(Keys.CONTROL, "a"), text);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses keys on an element, once it is there. */
    void pressOn(String selector, CharSequence... keys) {
        patience(() -> "to press keys on " + selector)
                .until(
                        _ -> {
                            driver.findElement(By.cssSelector(selector)).sendKeys(keys);
                            return true;
                        });
    }

    /** The processor time that the page's thread has taken, however long it had to wait for it. */
    double cpuSeconds() {
        driver.executeCdpCommand("Performance.enable", Map.of());
        return ((List<?>)
                        driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"))
                .stream()
                        .map(metric -> (Map<?, ?>) metric)
                        .filter(metric -> "ThreadTime".equals(metric.get("name")))
                        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                        .findFirst()
                        .orElseThrow();
    }

    /** Answers no request for these patterns of URLs, and those for all others. */
    void block(String... patterns) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Forgets the files that it has loaded. */
    void forgetFiles() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    void clear() {
        driver.get("about:blank");
        driver.manage().logs().get(LogType.BROWSER);
    }

    /** What the console has complained of since it was asked last, but for lost connections. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("net::ERR_"))
                .toList();
    }

    /**
     * Keeps a picture of the page for the documentation, if {@code -Ddocs.write=true} asks for it.
     */
    void picture(String name) {
        if (Boolean.getBoolean("docs.write")) {
            script("scrollTo(0, 0)");
            try {
                Files.createDirectories(IMAGES);
                Files.write(
                        IMAGES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String page() {
        return text("body") + "\n" + complaints();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
