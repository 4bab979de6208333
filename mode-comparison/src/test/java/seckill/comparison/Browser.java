package seckill.comparison;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Chromium without a window, with a profile of its own. */
final class Browser implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Browser.class);
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** A page with a purchase behind it; anything longer is broken. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    /** Opens one; where there is none the test is aborted, loudly, or fails when a browser is required. */
    static Browser open(String language) throws IOException {
        requireInstalled();
        Path profile = Files.createTempDirectory("seckill-browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--window-size=1200,900",
                "--user-data-dir=" + profile, "--accept-lang=" + language);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
        return new Browser(profile, new ChromeDriver(service, options));
    }

    private static void requireInstalled() {
        if (Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER)) {
            return;
        }
        String message = "THE BROWSER TEST DID NOT RUN: " + CHROMIUM + " and " + DRIVER
                + " are needed (Debian: apt-get install chromium chromium-driver)";
        log.error("\n{}\n{}\n{}", "!".repeat(message.length()), message, "!".repeat(message.length()));
        if ("true".equals(System.getenv("CI")) || "required".equals(System.getProperty("browser"))) {
            throw new AssertionError(message);
        }
        Assumptions.abort(message);
    }

    void opens(String url) {
        driver.get(url);
    }

    /** Waits for the first element that is shown. */
    WebElement sees(String css) {
        return waiting(css).until(it -> it.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    void seesText(String css, String text) {
        waiting(css + " with " + text).until(it -> it.findElements(By.cssSelector(css)).stream()
                .anyMatch(element -> element.getText().contains(text)));
    }

    void seesNo(String css) {
        waiting("no " + css).until(it -> it.findElements(By.cssSelector(css)).isEmpty());
    }

    void clicks(String css) {
        sees(css).click();
    }

    void types(String css, String text) {
        WebElement field = sees(css);
        field.clear();
        field.sendKeys(text);
    }

    Object runs(String script) {
        return driver.executeScript(script);
    }

    /** Brings somebody's session along, as if signed in here. */
    void isSignedInAs(Buyer buyer, String base) {
        driver.get(base + "/assets/logo.svg");
        driver.manage().addCookie(new Cookie.Builder("session", buyer.http().token()).path("/").isHttpOnly(true).sameSite("Strict").build());
    }

    void forgetsWhoIsSignedIn() {
        driver.manage().deleteCookieNamed("session");
    }

    void speaks(String language, String base) {
        driver.get(base + "/language/" + language + "?back=/api/clock");
    }

    /** What axe-core finds wrong with the page as it is now. */
    List<String> barriers() {
        return new AxeBuilder().analyze(driver).getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    /** The page is so wide from now on. */
    void becomes(int pixelsWide) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                "width", pixelsWide, "height", 800, "deviceScaleFactor", 1, "mobile", pixelsWide < 700));
    }

    /** Each answer takes so much longer from now on; less than nothing cuts the line. */
    void isFarAway(Duration latency) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.emulateNetworkConditions", Map.of(
                "offline", latency.isNegative(), "latency", Math.max(0, latency.toMillis()), "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void runsScripts(boolean yes) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !yes));
    }

    /** For people whom things that move make sick. */
    void prefersReducedMotion() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of(
                "features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Each page that is opened from now on runs this first. */
    void runsBeforeEachPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Presses a key wherever the focus is. */
    void presses(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** That attribute of what has the focus; null when it has none. */
    String focused(String attribute) {
        return (String) runs("return document.activeElement.getAttribute('" + attribute + "')");
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    void reloads() {
        driver.navigate().refresh();
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /** As wide as a small phone, which headless Chromium allows only for the page, not for its window. */
    void becomesAPhone() {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                "width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
    }

    void becomesADesktop() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1200, 900));
    }

    /** How far the page can be scrolled sideways. */
    long scrollsSideways() {
        return ((Number) runs("return document.documentElement.scrollWidth - document.documentElement.clientWidth")).longValue();
    }

    /** What the console has said since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    /** What the window shows, as a picture. */
    void isPictured(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    private WebDriverWait waiting(String what) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
        wait.withMessage(() -> what + " at " + driver.getCurrentUrl() + " showing\n"
                + driver.findElement(By.tagName("body")).getText() + "\n" + console());
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
