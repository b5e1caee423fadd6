package orch.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many writes of eight clients to an emulator that fails one request in twenty, in all ways that
 * leave the outcome open or do not. At the end, every client sees exactly what it was told, and
 * nothing is lost or done twice.
 */
class LoadIT {
  private static final int WRITES = Integer.getInteger("orch.attack.writes", 240);
  private static final int KILLS = 3;

  /** Five in a hundred requests together, and operations that fail. */
  private static final List<String> FAULTS =
      List.of(
          "any:0.8%:429",
          "any:0.8%:503",
          "any:0.8%:500",
          "any:1%:cut-before",
          "any:1%:cut-after",
          "any:0.6%:truncated",
          "any:1%:fail");

  @TempDir private Path home;

  private static List<String> options() {
    List<String> options = new ArrayList<>(List.of("--latency", "0s..10ms", "--seed", "7"));
    FAULTS.forEach(fault -> options.addAll(List.of("--fault", fault)));
    return options;
  }

  @Test
  void everyViewIsTheDatabase() throws Exception {
    try (Emulator emulator = Emulator.start(home, 0, options());
        Load load = Load.start(home, emulator.url(), WRITES)) {
      finish(load, emulator);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(Load.seed() + ": " + e.getMessage(), e);
    }
  }

  @Test
  void killedEmulatorHasEverythingThatItAccepted() throws Exception {
    Random random = new Random(1);
    Emulator emulator = Emulator.start(home, 0, options());
    try (Load load = Load.start(home, emulator.url(), WRITES)) {
      for (int i = 1; i <= KILLS; i++) {
        untilAccepted(load, WRITES * i / (KILLS + 1) + random.nextInt(10));
        emulator.kill();
        emulator = Emulator.start(home, emulator.url().getPort(), options());
      }
      finish(load, emulator);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(Load.seed() + ": " + e.getMessage(), e);
    } finally {
      emulator.close();
    }
  }

  private void untilAccepted(Load load, long count) throws Exception {
    while (load.isRunning() && Emulator.accepted(home) < count) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void finish(Load load, Emulator emulator) throws Exception {
    List<JsonNode> results = load.results();
    emulator.close();
    load.check(results, Emulator.inFile(home));
    Map<String, Integer> exits = new TreeMap<>();
    for (JsonNode result : results) {
      for (Map.Entry<String, JsonNode> code : result.path("exits").properties()) {
        exits.merge(code.getKey(), code.getValue().intValue(), Integer::sum);
      }
    }
    assertTrue(
        exits.containsKey("UNAVAILABLE") || exits.containsKey("UNREACHABLE"),
        () -> "no fault reached a user: " + exits);
    System.out.println(WRITES + " writes ended with " + exits);
  }
}
