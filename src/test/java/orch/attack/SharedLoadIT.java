package orch.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import orch.server.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many writes of eight clients to two emulators behind one address, which share a database of
 * PostgreSQL. One after the other is killed under load and started again. At the end, every client
 * sees exactly what it was told, and nothing is lost or done twice.
 */
class SharedLoadIT {
  private static final int WRITES = Integer.getInteger("orch.attack.shared.writes", 160);
  private static final int KILLS = Integer.getInteger("orch.attack.shared.kills", 3);

  private static final List<String> OPTIONS =
      List.of(
          "--latency",
          "0s..10ms",
          "--seed",
          "7",
          "--fault",
          "any:1%:503",
          "--fault",
          "any:1%:cut-after",
          "--fault",
          "any:1%:fail");

  @TempDir private Path home;

  @Test
  void killedEmulatorHasEverythingThatItAccepted() throws Exception {
    Random random = new Random(1);
    List<Emulator> emulators = new ArrayList<>();
    try (Postgres postgres = Postgres.start(true)) {
      Emulator.State state = Emulator.in(postgres, "sandbox");
      emulators.add(started(0, 0, state));
      emulators.add(started(1, 0, state));
      List<Integer> ports = emulators.stream().map(each -> each.url().getPort()).toList();
      try (Balancer balancer = new Balancer(ports);
          Load load = Load.start(home, balancer.url(), WRITES)) {
        for (int i = 1; i <= KILLS; i++) {
          long most = load.allow(i + 1, KILLS + 2);
          long kill = (long) WRITES * i / (KILLS + 2) + 1 + random.nextInt(10);
          untilAccepted(load, state, Math.min(kill, most));
          int victim = i % 2;
          assertTrue(load.isRunning(), "the kill came too late");
          emulators.get(victim).kill();
          untilAccepted(load, state, Math.min(state.accepted() + 5, most));
          emulators.set(victim, started(victim, ports.get(victim), state));
        }
        load.allow(1, 1);
        List<JsonNode> results = load.results();
        for (Emulator each : emulators) {
          each.close();
        }
        load.check(results, state);
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError(Load.seed() + ": " + e.getMessage(), e);
    } finally {
      for (Emulator each : emulators) {
        each.close();
      }
    }
  }

  private Emulator started(int number, int port, Emulator.State state) throws Exception {
    Path own = home.resolve("emulator" + number);
    return Emulator.start(Files.createDirectories(own), port, state, OPTIONS);
  }

  private static void untilAccepted(Load load, Emulator.State state, long count) throws Exception {
    while (load.isRunning() && state.accepted() < count) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
