package orch.cli.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import orch.cli.option.CommandSyntax;
import orch.server.ControlPlaneSettings;
import orch.server.Emulation;
import orch.server.Machines;
import orch.server.VirtualClock;
import orch.server.fault.RuleCount;
import org.junit.jupiter.api.Test;

/** What the options of the emulator become. */
class EmulationFlagsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static ControlPlaneSettings settings(String... args) {
    EmulationFlags flags = new EmulationFlags();
    CommandSyntax.of(() -> 0, "emulator", "").takes(flags.all()).line().parseArgs(args);
    return flags.on(
        ControlPlaneSettings.local(Path.of("orch.db"), Machines.real()), NOW, new Random(1));
  }

  private static Emulation emulation(String... args) {
    return settings(args).emulation().orElseThrow();
  }

  private static List<String> rules(String... args) {
    return emulation(args).faults().rules().stream().map(RuleCount::rule).toList();
  }

  @Test
  void shortOptionsAreRulesBehindThoseOfFault() {
    assertEquals(
        List.of("POST:3:503", "any:5%:fail", "any:*:no-id", "any:2..:stall-body"),
        rules("--stall-body", "2..", "--lose-id", "--op-fail", "5%", "--fault", "POST:3:503"));
    assertEquals(List.of("any:3:no-id", "any:*:stall-body"), rules("--lose-id=3", "--stall-body"));
    assertEquals(List.of(), rules());
  }

  @Test
  void theLatencyIsOneDurationOrARange() {
    assertEquals(Duration.ofSeconds(1), settings().latency());
    assertEquals(Optional.empty(), emulation().longest());
    assertEquals(Duration.ofMillis(200), settings("--latency", "200ms..2s").latency());
    assertEquals(Optional.of(Duration.ofSeconds(2)), emulation("--latency", "200ms..2s").longest());
    assertEquals(Duration.ofMinutes(5), settings("--latency", "5m").latency());
    assertEquals(Optional.empty(), emulation("--latency", "2s..2s").longest());
  }

  @Test
  void theClockIsRealUnlessItIsVirtual() {
    assertTrue(emulation().clock().isEmpty());
    assertTrue(emulation("--clock", "real").clock().isEmpty());
    assertEquals(
        Optional.of(NOW), emulation("--clock", "virtual").clock().map(VirtualClock::instant));
  }

  @Test
  void onlyTheOptionOpensTheServerToTests() {
    assertFalse(emulation().isAdministered());
    assertTrue(emulation("--admin").isAdministered());
  }

  @Test
  void theSeedIsTheOneThatWasGiven() {
    assertEquals(7, emulation("--seed", "7").faults().seed().value());
    long other = emulation().faults().seed().value();
    assertTrue(other >= 0 && other < 1_000_000, () -> "not short: " + other);
  }
}
