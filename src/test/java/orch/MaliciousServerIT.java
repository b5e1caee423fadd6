package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that are slow, endless, huge or wrong on purpose. Every command ends in time, with a
 * message and an exit code, in little memory, and no other server gets a request.
 */
class MaliciousServerIT {
  private static final String ID = "conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2";
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final Canary SECRET = new Canary("obviouslyFakeCanary0003");
  private static final long MOST_KIB = 256 << 10;

  /** The time limit of the commands, and what eight processes on a busy machine take besides. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration START = Duration.ofSeconds(30);

  /** The exit codes of a command that got no usable answer. */
  private static final Set<Integer> EXITS = Set.of(3, 5, 6, 7, 8, 12);

  private static final List<String> COMMANDS =
      List.of(
          "config create -f c.yaml --wait --timeout 2s",
          "config wait proc_job_01m8bswggseh48t3g9ydffephz --timeout 2s --progress none",
          "config list --timeout 2s",
          "doctor --http-timeout 2s",
          "config delete " + ID + " --yes --timeout 2s",
          "config get " + ID + " --timeout 2s",
          "config diff -f c.yaml --timeout 2s",
          "whoami");

  /** How many of the commands meet an attack below the content, which is the same for all. */
  private static final int SOME = 4;

  /** Attacks that each command meets in its own way. In the long form, every command meets all. */
  private static final Set<Attack> THOROUGH =
      EnumSet.of(
          Attack.SILENT,
          Attack.ENDLESS_PAGES,
          Attack.REDIRECT_ELSEWHERE,
          Attack.ELSEWHERE_URLS,
          Attack.MANY,
          Attack.ESCAPES);

  private static final boolean IS_LONG = "long".equals(System.getProperty("orch.attack"));

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    machine =
        new Launched(directory)
            .with("TWILIO_ACCOUNT_SID", ACCOUNT)
            .with("TWILIO_AUTH_TOKEN", SECRET.secret());
    Files.writeString(
        home.resolve("c.yaml"),
        """
        displayName: n
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
        """);
  }

  @ParameterizedTest
  @EnumSource(Attack.class)
  void everyCommandEndsInTimeAndTellsNobodyElse(Attack attack) throws Exception {
    try (RawServer elsewhere = new RawServer(to -> to.respond("200 OK", "{}"));
        RawServer server = new RawServer(attack.with(elsewhere.url()))) {
      Map<String, Launched.Running> all = new LinkedHashMap<>();
      long start = System.nanoTime();
      boolean isThorough = IS_LONG || THOROUGH.contains(attack);
      for (String command : isThorough ? COMMANDS : COMMANDS.subList(0, SOME)) {
        String[] words = ("--base-url " + server.url() + " " + command).split(" ", -1);
        all.put(command, machine.start(Launched.CHECKOUT.resolve("bin/orch").toString(), words));
      }
      long memory = mostMemory(all);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(LIMIT.plus(START)) < 0, () -> "the commands took " + took);
      assertTrue(memory < MOST_KIB, () -> "a command took " + memory + " KiB");
      for (Map.Entry<String, Launched.Running> one : all.entrySet()) {
        check(attack, one.getKey(), machine.end(one.getValue()));
      }
      assertEquals(List.of(), elsewhere.heads(), "another server got a request");
      for (String head : server.heads()) {
        assertTrue(head.contains("\r\nHost: " + server.url().substring(7) + "\r\n"), head);
      }
    }
  }

  /** The most memory that one of the processes had, in KiB, when all of them have ended. */
  private static long mostMemory(Map<String, Launched.Running> all) throws Exception {
    long most = 0;
    long end = System.nanoTime() + LIMIT.plus(START).toNanos();
    boolean alive = true;
    while (alive && System.nanoTime() < end) {
      alive = false;
      for (Launched.Running one : all.values()) {
        most = Math.max(most, memory(one.process()));
        alive |= one.process().isAlive();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    for (Launched.Running one : all.values()) {
      one.process().destroyForcibly();
    }
    return most;
  }

  private static long memory(Process process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      // The process has ended.
      return 0;
    }
    return 0;
  }

  private static void check(Attack attack, String command, Result result) {
    String whole = "$ orch " + command + "\n" + result;
    boolean isAnswered = attack == Attack.ELSEWHERE_URLS && command.startsWith("config wait");
    if (command.equals("whoami") || isAnswered) {
      assertEquals(0, result.exit(), whole);
    } else if (!command.startsWith("doctor")) {
      assertTrue(EXITS.contains(result.exit()), whole);
      assertTrue(result.err().contains("orch: "), whole);
    }
    String all = result.out() + result.err();
    assertFalse(all.contains("\tat ") || all.contains("Exception"), whole);
    assertTrue(result.err().length() < 20_000, whole);
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      assertTrue(c == '\n' || (!Character.isISOControl(c) && c != '\u202e'), whole);
    }
    SECRET.isNotIn(all, whole);
  }
}
