package orch.server;

import static orch.server.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orch.server.fault.Faults;
import orch.server.fault.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed and the same requests of an account give the same faults. */
class SeededFaultsTest {
  private static final List<String> RULES = List.of("GET:30%:503", "POST:20%:429", "any:25%:fail");
  private static final int REQUESTS = 40;

  @TempDir Path directory;

  private Plane plane(String name, long seed, List<String> rules) {
    Emulation emulation =
        Emulation.of(Faults.parse(rules, new Seed(seed))).withLongest(Duration.ofSeconds(60));
    return new Plane(
        directory.resolve(name),
        settings -> settings.withLatency(Duration.ZERO).withEmulation(emulation));
  }

  /** What a client sees of some reads and writes, as one letter each, with the durations. */
  private static String seen(Client client) {
    return IntStream.range(0, REQUESTS)
        .mapToObj(
            i -> {
              if (i % 2 == 0) {
                return client.get(Client.CONFIGURATIONS).statusCode() + " ";
              }
              var accepted = client.post(Plane.MINIMAL);
              return accepted.statusCode() + "/" + header(accepted, "Retry-After") + " ";
            })
        .collect(Collectors.joining());
  }

  @Test
  void theSameSeedGivesTheSameFaultsAndDurations() {
    String first;
    try (Plane plane = plane("a", 7, RULES)) {
      first = seen(plane.client);
    }
    try (Plane plane = plane("b", 7, RULES)) {
      assertEquals(first, seen(plane.client));
    }
    try (Plane plane = plane("c", 8, RULES)) {
      assertNotEquals(first, seen(plane.client));
    }
    assertTrue(first.contains("503 ") && first.contains("200 ") && first.contains("429/"), first);
  }

  @Test
  void parallelClientsSeeTheSameAsOneAfterTheOther() {
    List<String> accounts = IntStream.range(0, 8).mapToObj(i -> "AC" + i).toList();
    Map<String, String> alone = new TreeMap<>();
    try (Plane plane = plane("alone", 7, RULES)) {
      accounts.forEach(account -> alone.put(account, seen(plane.client.as(account))));
    }
    Map<String, String> together = new ConcurrentHashMap<>();
    try (Plane plane = plane("together", 7, RULES)) {
      List<Thread> threads =
          accounts.stream()
              .map(
                  account ->
                      new Thread(() -> together.put(account, seen(plane.client.as(account)))))
              .toList();
      threads.forEach(Thread::start);
      threads.forEach(SeededFaultsTest::join);
    }
    assertEquals(alone, new TreeMap<>(together));
    assertTrue(Map.copyOf(alone).values().stream().distinct().count() > 1, "all are the same");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void parallelRequestsOfOneAccountHaveTheSameNumberOfFaults() {
    assertEquals(refusedOf200("x"), refusedOf200("y"));
  }

  private long refusedOf200(String name) {
    try (Plane plane = plane(name, 3, RULES)) {
      return IntStream.range(0, 200)
          .parallel()
          .filter(i -> plane.client.get(Client.CONFIGURATIONS).statusCode() == 503)
          .count();
    }
  }

  @Test
  void aShareIsNearItsSizeForEverySeed() {
    for (long seed = 0; seed < 50; seed++) {
      Seed one = new Seed(seed);
      long chosen =
          IntStream.range(0, 10_000).filter(i -> one.share("any:5%:fail", "AC", i) < 0.05).count();
      assertTrue(chosen > 400 && chosen < 600, seed + ": " + chosen);
    }
  }

  @Test
  void neighboringSeedsAndAccountsAndRulesDecideDifferently() {
    Seed seed = new Seed(1);
    assertTrue(agreement(i -> seed.share("r", "AC1", i), i -> new Seed(2).share("r", "AC1", i)));
    assertTrue(agreement(i -> seed.share("r", "AC1", i), i -> seed.share("r", "AC2", i)));
    assertTrue(agreement(i -> seed.share("r", "AC1", i), i -> seed.share("s", "AC1", i)));
    assertTrue(agreement(i -> seed.share("r", "AC1", i), i -> seed.share("r", "AC1", i + 1)));
  }

  /** Whether two sequences agree about as often as two coins do. */
  private static boolean agreement(
      java.util.function.IntToDoubleFunction one, java.util.function.IntToDoubleFunction other) {
    long same =
        IntStream.range(0, 1000)
            .filter(i -> (one.applyAsDouble(i) < 0.5) == (other.applyAsDouble(i) < 0.5))
            .count();
    return same > 400 && same < 600;
  }

  @Test
  void durationsAreInTheirRange() {
    Emulation emulation =
        Emulation.of(Faults.parse(List.of(), new Seed(5))).withLongest(Duration.ofSeconds(20));
    try (Plane plane =
        new Plane(
            directory,
            settings -> settings.withLatency(Duration.ofSeconds(10)).withEmulation(emulation))) {
      List<Integer> seconds =
          IntStream.range(0, 30)
              .map(i -> Integer.parseInt(header(plane.client.post(Plane.MINIMAL), "Retry-After")))
              .boxed()
              .toList();
      assertTrue(seconds.stream().allMatch(one -> one >= 10 && one <= 20), seconds::toString);
      assertTrue(seconds.stream().distinct().count() > 5, seconds::toString);
    }
  }
}
