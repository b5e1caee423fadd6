package orch.cli.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import orch.cli.option.EnumConverter;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.UsageException;
import orch.server.ControlPlaneSettings;
import orch.server.Emulation;
import orch.server.VirtualClock;
import orch.server.fault.Faults;
import orch.server.fault.Seed;

/** The options that make the emulator differ from the service: faults, durations and the clock. */
final class EmulationFlags {
  /** A seed that nobody chose is short enough to be typed. */
  private static final int MOST_SEED = 1_000_000;

  private final Option<LatencyConverter.Range> latency =
      Option.of(LatencyConverter.Range.class, new LatencyConverter(), "--latency")
          .label("D[..D]")
          .standard("1s")
          .description("duration of each operation, or its range");
  private final Option<List<String>> faults =
      Option.texts("--fault")
          .label("RULE")
          .description("fault to simulate (orch help faults); repeatable");
  private final Option<String> opFail =
      Option.of(String.class, new ChoiceConverter(), "--op-fail")
          .label("WHICH")
          .description("writes whose operation fails, as in a rule (orch help faults)");
  private final Option<String> loseId =
      Option.of(String.class, new ChoiceConverter(), "--lose-id")
          .label("WHICH")
          .orAlone("*")
          .description(
              "writes whose answers lack the configuration's id; all when it stands alone");
  private final Option<String> stallBody =
      Option.of(String.class, new ChoiceConverter(), "--stall-body")
          .label("WHICH")
          .orAlone("*")
          .description("responses whose body never comes; all when it stands alone");
  private final Option<Integer> seed =
      Option.of(Integer.class, new WholeNumberConverter(0, Integer.MAX_VALUE), "--seed")
          .label("N")
          .description("number that decides about shares and ranges; default: a new one");
  private final Option<ClockKind> clock =
      Option.of(ClockKind.class, new EnumConverter<>(ClockKind.values()), "--clock")
          .label("KIND")
          .standard("real")
          .description("clock of the API; a virtual one stands still until it is advanced");
  private final Option<Boolean> admin =
      Option.toggle("--admin")
          .onlyOnCommandLine()
          .description("serve /_emulator, to change faults and clock and to reset");

  /** From where the times of the API come. */
  enum ClockKind {
    REAL,
    VIRTUAL
  }

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(latency, faults, opFail, loseId, stallBody, seed, clock, admin);
  }

  /**
   * The settings with all this.
   *
   * @param now when a virtual clock starts
   * @throws UsageException if a rule is wrong
   */
  ControlPlaneSettings on(ControlPlaneSettings settings, Instant now, RandomGenerator random) {
    Emulation emulation = Emulation.of(faults(random));
    if (clock.orElse(ClockKind.REAL) == ClockKind.VIRTUAL) {
      emulation = emulation.withClock(new VirtualClock(now));
    }
    if (admin.isSet()) {
      emulation = emulation.administered();
    }
    Duration least =
        latency.value().map(LatencyConverter.Range::least).orElse(Duration.ofSeconds(1));
    Duration most = latency.value().map(LatencyConverter.Range::most).orElse(least);
    return settings
        .withLatency(least)
        .withEmulation(most.equals(least) ? emulation : emulation.withLongest(most));
  }

  private Faults faults(RandomGenerator random) {
    List<String> rules = new ArrayList<>(faults.orElse(List.of()));
    opFail.value().ifPresent(which -> rules.add("any:" + which + ":fail"));
    loseId.value().ifPresent(which -> rules.add("any:" + which + ":no-id"));
    stallBody.value().ifPresent(which -> rules.add("any:" + which + ":stall-body"));
    try {
      return Faults.parse(rules, new Seed(seed.orElse(random.nextInt(MOST_SEED))));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--fault: " + e.getMessage());
    }
  }

  /** The seed, when anything depends on it. */
  static Optional<Long> seed(Emulation emulation) {
    boolean isUsed = emulation.longest().isPresent() || emulation.faults().isRandom();
    return isUsed ? Optional.of(emulation.faults().seed().value()) : Optional.empty();
  }
}
