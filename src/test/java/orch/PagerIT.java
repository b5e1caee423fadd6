package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import orch.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long output on a real terminal, with a pager, and what is left of the terminal afterwards. */
class PagerIT {
  private static final String FAKE =
      """
      #!/bin/sh
      [ -t 1 ] && terminal=terminal
      { printf '[%s]' "$@"; echo " LESS=$LESS LV=$LV"; echo $terminal; } > fake.txt
      cat > paged.txt
      echo paged $(wc -l < paged.txt)
      """;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger pages = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer service;
  private int stallsAt = Integer.MAX_VALUE;
  private int failsAt = Integer.MAX_VALUE;
  private int lastPage = 5;
  private Path home;
  private Launched machine;
  private String socket = "";
  private String orch = "";

  @BeforeEach
  void terminal(@TempDir Path directory) throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.setExecutor(threads);
    service.start();
    home = directory;
    machine = new Launched(directory);
    socket = directory.resolve("tmux").toString();
    orch = "$LAUNCHER -p local --base-url http://127.0.0.1:" + service.getAddress().getPort();
    Path fake = directory.resolve("fake");
    Files.writeString(fake, FAKE);
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
    String shell = "unset PAGER LESS LV LINES; PS1=\"> \" LC_ALL=C.UTF-8 exec sh";
    machine.shell(tmux("-u -f /dev/null new-session -d -x 80 -y 20 '" + shell + "'")).exits(0);
    type("stty -g > before; clear; echo ready");
    screenWith("ready\n");
  }

  @AfterEach
  void close() throws Exception {
    ended.countDown();
    service.stop(0);
    threads.shutdownNow();
    Tmux.end(machine, socket);
  }

  private void answer(HttpExchange exchange) throws IOException {
    ObjectNode body = Json.object();
    int status = 200;
    if (exchange.getRequestURI().getPath().endsWith("/Configurations")) {
      int page = pages.incrementAndGet();
      if (page >= stallsAt) {
        stall();
      }
      status = page >= failsAt ? 500 : 200;
      for (int i = 0; i < 10; i++) {
        body.withArray("configurations").add(configuration(page * 10 + i));
      }
      ObjectNode meta = body.putObject("meta").put("key", "configurations");
      if (page < lastPage) {
        meta.put("nextToken", "page" + page);
      }
    } else {
      body = configuration(7);
    }
    byte[] bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void stall() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode configuration(int number) {
    String id = "conv_configuration_" + String.format("%026d", number);
    ObjectNode all = Json.object().put("id", id).put("displayName", "Support 日本 " + number);
    all.put(
        "description", "Inbound messages and calls of all customers of the shop in Example City");
    all.put("conversationGroupingType", "GROUP_BY_PROFILE").put("memoryStoreId", "mem_store_1");
    ObjectNode sms = all.putObject("channelSettings").putObject("SMS");
    for (int i = 0; i < 2; i++) {
      sms.withArray("captureRules").addObject().put("from", "+1555123000" + i).put("to", "*");
    }
    sms.putObject("statusTimeouts").put("inactive", 30).putNull("closed");
    all.put("memoryExtractionEnabled", true).put("createdAt", "2999-01-01T00:00:00Z");
    return all.put("version", 1.5);
  }

  private String tmux(String command) {
    return "TERM=xterm-256color tmux -S '" + socket + "' " + command;
  }

  private void type(String line) throws IOException, InterruptedException {
    machine.shell(tmux("send-keys '" + line + "' Enter")).exits(0);
  }

  private void key(String name) throws IOException, InterruptedException {
    machine.shell(tmux("send-keys " + name)).exits(0);
  }

  private String screen() throws IOException, InterruptedException {
    return machine.shell(tmux("capture-pane -p")).exits(0).out();
  }

  private String screenWith(String text) throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      String screen = screen();
      if (screen.contains(text)) {
        return screen;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("never seen: " + text + "\n" + screen());
  }

  /** Presses a key until it has its effect: less loses what comes while it handles Ctrl-C. */
  private void pressUntil(String name, String text) throws IOException, InterruptedException {
    for (int i = 0; i < 15; i++) {
      key(name);
      for (int waits = 0; waits < 20; waits++) {
        if (screen().contains(text)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new AssertionError("never seen: " + text + "\n" + screen());
  }

  /** The terminal's settings are those from before the command. */
  private void isAsBefore() throws Exception {
    type("clear; stty -g | diff - before && echo same $((3 + 4))");
    screenWith("same 7");
  }

  @Test
  void lessShowsWhatIsLongerThanTheScreenInColorAndTheTerminalIsAsBefore() throws Exception {
    type("clear; " + orch + " config get x; echo done $?");
    screenWith("\n:");
    String colored = machine.shell(tmux("capture-pane -p -e")).exits(0).out();
    assertTrue(colored.contains("\033[34m\"id\"") || colored.contains("34m\"id\""), colored);
    key("Space");
    screenWith("(END)");
    key("q");
    screenWith("done 0");
    isAsBefore();
  }

  @Test
  void aPagerGetsTheWidthTheOptionsAndTheTerminal() throws Exception {
    type("clear; ORCH_PAGER=\"./fake a  \\\"b c\\\"\" " + orch + " config list; echo done $?");
    screenWith("done 0");
    assertEquals("[a][b c] LESS=FRX LV=-c\nterminal\n", Files.readString(home.resolve("fake.txt")));
    String table = Files.readString(home.resolve("paged.txt"));
    assertEquals(51, table.lines().count());
    assertTrue(table.contains("\033[1m"), "the header is bold");
    // Wide characters take two cells each.
    String plain = table.replaceAll("\033\\[[0-9]+m", "");
    assertTrue(plain.lines().noneMatch(line -> line.length() > 80), plain);
    pages.set(0);
    type("clear; LESS=M LV= PAGER=./fake " + orch + " config list; echo ended $?");
    screenWith("ended 0");
    assertEquals("[] LESS=M LV=\nterminal\n", Files.readString(home.resolve("fake.txt")));
  }

  @Test
  void shortOutputStartsNoPager() throws Exception {
    type("clear; ORCH_PAGER=./fake " + orch + " config list --limit 10; echo done $?");
    screenWith("done 0");
    assertFalse(Files.exists(home.resolve("fake.txt")), "the pager was started");
    type("clear; ORCH_PAGER=./fake " + orch + " config list --limit 19; echo done $?");
    screenWith("paged 20");
    type("clear; ORCH_PAGER=./fake " + orch + " config create --help; echo done $?");
    screenWith("paged ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORCH_PAGER=",
        "ORCH_PAGER=cat",
        "ORCH_NO_PAGER=true",
        "CI=true",
        "TERM=dumb",
        "CLAUDECODE=1"
      })
  void noPagerWhereNobodyWantsOne(String setting) throws Exception {
    type("clear; export PAGER=./fake; " + setting + " " + orch + " config list; echo done $?");
    screenWith("done 0");
    for (String option : List.of("--no-pager", "-v", "2>err.txt", "</dev/null", "| cat")) {
      type("clear; " + orch + " config list " + option + "; echo done $?");
      screenWith("done 0");
    }
    assertFalse(Files.exists(home.resolve("fake.txt")), "the pager was started");
  }

  @Test
  void leavingThePagerEndsTheListQuietlyAlsoWhileItWaitsForAPage() throws Exception {
    lastPage = Integer.MAX_VALUE;
    stallsAt = 6;
    type("clear; " + orch + " config list -o jsonl; echo done $?");
    screenWith("\n:");
    for (int i = 0; i < 300 && pages.get() < 6; i++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertEquals(6, pages.get());
    key("q");
    String after = screenWith("done 0");
    assertFalse(after.contains("orch:"), after);
    assertEquals(6, pages.get());
    isAsBefore();
  }

  @Test
  void leavingThePagerOfAnEndlessListStopsTheRequests() throws Exception {
    lastPage = Integer.MAX_VALUE;
    type("clear; " + orch + " config list -o jsonl; echo done $?");
    screenWith("\n:");
    key("q");
    String after = screenWith("done 0");
    assertFalse(after.contains("orch:"), after);
    int asked = pages.get();
    isAsBefore();
    assertEquals(asked, pages.get());
  }

  @Test
  void anErrorComesAfterThePagerWithItsExitCode() throws Exception {
    failsAt = 4;
    type("clear; " + orch + " config list -o yaml --max-retries 0; echo done $?");
    screenWith("\n:");
    TimeUnit.MILLISECONDS.sleep(500);
    String during = screen();
    assertFalse(during.contains("orch:"), during);
    key("q");
    String after = screenWith("done 7");
    assertTrue(after.contains("\norch: "), after);
  }

  @Test
  void ctrlCAtTenMomentsLeavesTheTerminalAsItWas() throws Exception {
    lastPage = Integer.MAX_VALUE;
    stallsAt = 9;
    for (int moment = 0; moment < 10; moment++) {
      type("clear; " + orch + " config list -o jsonl; echo done $?");
      TimeUnit.MILLISECONDS.sleep(150L * moment);
      key("C-c");
      // The shell gives up the whole line when Ctrl-C comes before Java has started.
      for (int i = 0; i < 100 && !screen().strip().endsWith("\n>"); i++) {
        if (screen().strip().endsWith("\n:")) {
          // less stays, as it does for git, until it is left.
          key("q");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      isAsBefore();
      pages.set(0);
    }
  }

  @Test
  void ctrlCInLessStopsNeitherLessNorTheCommand() throws Exception {
    lastPage = 40;
    type("clear; " + orch + " config list -o jsonl; echo done $?");
    screenWith("\n:");
    key("C-c");
    key("C-c");
    pressUntil("G", "\"conv_configuration_00000000000000000000000409\"");
    key("q");
    screenWith("done 0");
    isAsBefore();
  }

  @Test
  void theTerminalIsRestoredWhenThePagerIsKilled() throws Exception {
    type(
        "clear; ORCH_PAGER=\"echo \\$\\$ >pid; exec less\" "
            + orch
            + " config get x; echo done $?");
    screenWith("\n:");
    String pid = Files.readString(home.resolve("pid")).strip();
    machine.shell("kill -9 " + pid).exits(0);
    String after = screenWith("done 0");
    assertFalse(after.contains("orch:"), after);
    isAsBefore();
  }

  @ParameterizedTest
  @ValueSource(strings = {" config get x", " config list -o jsonl"})
  void theTerminalIsRestoredWhenTheCommandIsStopped(String command) throws Exception {
    lastPage = command.contains("list") ? Integer.MAX_VALUE : 5;
    type("clear; sh -c \"echo \\$\\$ >pid; exec " + orch + command + "\"; echo done $?");
    screenWith("\n:");
    machine.shell("kill -TERM " + Files.readString(home.resolve("pid")).strip()).exits(0);
    screenWith("done 143");
    isAsBefore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch -R", "./nosuch", "nosuch && true"})
  void aPagerThatIsNotThereIsNamedOnceAndNotNeeded(String pager) throws Exception {
    String list = " config list --fields displayName --limit 30; echo done $?";
    type("clear; ORCH_PAGER=\"" + pager + "\" " + orch + list);
    screenWith("done 0");
    String all = machine.shell(tmux("capture-pane -p -S -100")).exits(0).out();
    String warning = "orch: warning: ORCH_PAGER is set to \"" + pager + "\", but ";
    assertEquals(2, (" " + all).split(Pattern.quote(warning), -1).length, all);
    assertEquals(30, all.lines().filter(line -> line.startsWith("Support")).count(), all);
  }

  @Test
  void theTerminalMayBeResizedWhileLessIsOn() throws Exception {
    type("clear; " + orch + " config get x; echo done $?");
    screenWith("\n:");
    for (String size : List.of("-x 30 -y 10", "-x 120 -y 40", "-x 80 -y 20")) {
      machine.shell(tmux("resize-window " + size)).exits(0);
      TimeUnit.MILLISECONDS.sleep(200);
    }
    key("g");
    key("q");
    screenWith("done 0");
    isAsBefore();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void theTreeFitsTheScreen(int width) throws Exception {
    machine.shell(tmux("resize-window -x " + width + " -y 50")).exits(0);
    type("clear; " + orch + " config describe x; echo done $?");
    screenWith("done 0");
    Golden.check(file("tree-" + width), screen());
  }

  @Test
  void aTreeWithoutUtf8IsAscii() throws Exception {
    machine.shell(tmux("resize-window -x 80 -y 50")).exits(0);
    type("clear; LC_ALL=C " + orch + " config describe x; echo done $?");
    screenWith("done 0");
    Golden.check(file("tree-ascii"), screen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml"})
  void jsonAndYamlHaveColors(String format) throws Exception {
    machine.shell(tmux("resize-window -x 100 -y 50")).exits(0);
    type("clear; " + orch + " config get x -o " + format + "; echo done $?");
    screenWith("done 0");
    Golden.check(
        file("colors-" + format), machine.shell(tmux("capture-pane -p -e")).exits(0).out());
  }

  private static Path file(String name) {
    return Launched.CHECKOUT.resolve("src/test/resources/screens/" + name + ".txt");
  }
}
