package orch.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import orch.server.Client;
import orch.server.Plane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the extension starts, shares, ends and refuses, in runs of JUnit inside the test. */
class OrchEmulatorLifecycleTest {
  private static final Collection<URI> SEEN = new ConcurrentSkipListSet<>();
  private static final CyclicBarrier ALL = new CyclicBarrier(4);

  private static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter(
            "junit.jupiter.execution.parallel.config.executor-service", "FORK_JOIN_POOL")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(tests))
        .execute();
  }

  private static Set<URI> urls(Class<?> tests, int succeeded) {
    SEEN.clear();
    run(tests)
        .testEvents()
        .assertStatistics(events -> events.succeeded(succeeded).failed(0).skipped(0));
    return new TreeSet<>(SEEN);
  }

  private static String failure(Class<?> tests) {
    return run(tests).allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .findFirst()
        .orElseThrow();
  }

  private static void isClosed(URI url) {
    assertThrows(IOException.class, () -> new Socket(url.getHost(), url.getPort()).close());
  }

  @OrchEmulator
  static class InParallel {
    @RepeatedTest(4)
    @Execution(ExecutionMode.CONCURRENT)
    void create(Emulator emulator) throws Exception {
      ALL.await(30, TimeUnit.SECONDS);
      SEEN.add(emulator.baseUrl());
      Client client = new Client(emulator.baseUrl()).as(emulator.account());
      assertEquals(202, client.post(Plane.MINIMAL).statusCode());
      ALL.await(30, TimeUnit.SECONDS);
      assertEquals(1, emulator.configurations().size());
    }
  }

  @Test
  void testsAtTheSameTimeHaveEmulatorsOfTheirOwnWhichEndWithThem() {
    Set<URI> urls = urls(InParallel.class, 4);
    assertEquals(4, urls.size());
    urls.forEach(OrchEmulatorLifecycleTest::isClosed);
  }

  @OrchEmulator
  static class Shared {
    @BeforeAll
    static void begin(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }

    @BeforeEach
    void before(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }

    @Test
    void one(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }

    @Test
    void other(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }
  }

  @Test
  void oneThatIsAskedForBeforeAllTestsIsShared() {
    Set<URI> urls = urls(Shared.class, 2);
    assertEquals(1, urls.size());
    urls.forEach(OrchEmulatorLifecycleTest::isClosed);
  }

  @Test
  void aTestWithSettingsOfItsOwnHasAnEmulatorOfItsOwn() {
    assertEquals(2, urls(WithOwnSettings.class, 1).size());
  }

  @OrchEmulator
  static class WithOwnSettings {
    @BeforeAll
    static void begin(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }

    @Test
    @OrchEmulator(latency = "1s")
    void own(Emulator emulator) {
      SEEN.add(emulator.baseUrl());
    }
  }

  @OrchEmulator
  static class TheDirectory {
    @Test
    void exists(Emulator emulator) {
      assertNotEquals(List.of(), directories());
    }
  }

  private static List<String> directories() {
    String[] names = new java.io.File(System.getProperty("java.io.tmpdir")).list();
    return names == null
        ? List.of()
        : java.util.Arrays.stream(names)
            .filter(n -> n.startsWith(RunningEmulator.prefix()))
            .toList();
  }

  @Test
  void theDatabaseIsDeleted() {
    List<String> before = directories();
    run(TheDirectory.class).testEvents().assertStatistics(events -> events.succeeded(1));
    assertTrue(before.containsAll(directories()), () -> directories().toString());
  }

  static class WrongRule {
    @Test
    void fails(@OrchEmulator(faults = "POST:x:503") Emulator emulator) {}
  }

  static class WrongLatency {
    @Test
    void fails(@OrchEmulator(latency = "9s..1s") Emulator emulator) {}
  }

  static class WrongDuration {
    @Test
    void fails(@OrchEmulator(latency = "soon") Emulator emulator) {}
  }

  @Test
  void aWrongAnnotationFailsTheTestAndSaysWhy() {
    assertTrue(
        failure(WrongRule.class)
            .contains("@OrchEmulator: fault \"POST:x:503\": \"x\" at character 6"));
    assertTrue(failure(WrongLatency.class).contains("the latency 9s..1s is no range"));
    assertTrue(failure(WrongDuration.class).contains("'soon' is not a duration"));
  }
}
