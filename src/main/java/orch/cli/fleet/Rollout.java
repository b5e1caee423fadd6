package orch.cli.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orch.cli.option.DurationConverter;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.fleet.FleetAccount;
import orch.fleet.Waves;

/** The options that divide a run into waves, each of which begins only when the last went well. */
final class Rollout {
  private final Option<String> canary =
      Option.text("--canary")
          .onlyOnCommandLine()
          .label("NAME|N")
          .description("the account, or the number of accounts, that go first and alone");
  private final Option<List<String>> waves =
      Option.texts("--waves")
          .onlyOnCommandLine()
          .label("N,P%,...")
          .split(",")
          .description("how far each wave reaches, in accounts or in percent of them");
  private final Option<Duration> pause =
      Option.of(Duration.class, DurationConverter.aboveZero(), "--pause")
          .onlyOnCommandLine()
          .label("D")
          .description("pause between waves; a terminal asks instead when it is left out");

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(canary, waves, pause);
  }

  Optional<Duration> pause() {
    return pause.value();
  }

  /** Refuses options that exclude each other. */
  void check(FleetFlags flags) {
    boolean divides = canary.value().isPresent() || waves.value().isPresent();
    if (divides && flags.hasShard()) {
      throw new UsageException(
          "--shard divides the accounts among jobs that know nothing of one another, so waves and a"
              + " canary have no order there: leave out --shard, or --waves and --canary");
    }
    if (pause.value().isPresent() && !divides) {
      throw new UsageException("--pause is between waves: give --waves or --canary");
    }
  }

  /**
   * The waves, of which none is empty.
   *
   * @throws UsageException when there is no such canary, or the waves are malformed
   */
  List<List<FleetAccount>> of(List<FleetAccount> accounts) {
    List<List<FleetAccount>> all = new ArrayList<>();
    List<FleetAccount> first = first(accounts);
    if (!first.isEmpty()) {
      all.add(first);
    }
    List<FleetAccount> rest = new ArrayList<>(accounts);
    rest.removeAll(first);
    try {
      all.addAll(Waves.parse(waves.orElse(List.of())).of(rest));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--waves: " + e.getMessage());
    }
    return all;
  }

  private List<FleetAccount> first(List<FleetAccount> accounts) {
    String text = canary.orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    List<FleetAccount> named =
        accounts.stream()
            .filter(each -> each.name().equals(text) || each.sid().equals(text))
            .toList();
    if (named.isEmpty() && text.matches("[1-9][0-9]{0,6}")) {
      return List.copyOf(accounts.subList(0, Math.min(accounts.size(), Integer.parseInt(text))));
    }
    if (named.isEmpty()) {
      throw new UsageException("--canary: no account of the fleet has the name " + text);
    }
    return named;
  }
}
