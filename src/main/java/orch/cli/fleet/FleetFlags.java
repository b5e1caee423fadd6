package orch.cli.fleet;

import java.util.List;
import java.util.Optional;
import orch.cli.app.App;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.option.WholeNumberConverter;
import orch.cli.problem.UsageException;
import orch.fleet.Shard;
import orch.network.BaseUrls;

/** The options of every command of a fleet: which accounts, how many at once, and the report. */
final class FleetFlags {
  private static final int PARALLEL = 8;
  private static final int MOST_PARALLEL = 64;

  private final Option<List<String>> profiles =
      Option.texts("--profiles")
          .onlyOnCommandLine()
          .label("GLOB")
          .content(Content.PROFILE)
          .description("profiles of the accounts, such as 'prod-*'; repeatable");
  private final Option<String> accounts =
      Option.text("--accounts")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("CSV or YAML file of the accounts and their variables");
  private final Option<Integer> parallel =
      Option.of(Integer.class, new WholeNumberConverter(1, MOST_PARALLEL), "--parallel")
          .label("N")
          .standard(String.valueOf(PARALLEL))
          .description("number of accounts, and of all requests, at the same time");
  private final Option<Integer> maxFailures =
      Option.of(Integer.class, new WholeNumberConverter(1, Integer.MAX_VALUE), "--max-failures")
          .onlyOnCommandLine()
          .label("N")
          .description("after N accounts have failed, start no other one");
  private final Option<String> shard =
      Option.text("--shard")
          .onlyOnCommandLine()
          .label("I/N")
          .description("only the accounts of shard I of N, from 1; auto asks the CI system");
  private final Option<String> report =
      Option.text("--report")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("write a report, a line of JSON at the start and end of each account");
  private final Option<String> resume =
      Option.text("--resume")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("leave out what this report says was done, and continue the report");

  /** All options, in the order of the help. */
  List<Option<?>> all() {
    return List.of(profiles, accounts, parallel, maxFailures, shard, report, resume);
  }

  List<String> profiles() {
    return profiles.orElse(List.of());
  }

  Optional<String> accounts() {
    return accounts.value();
  }

  int parallel() {
    return parallel.orElse(PARALLEL);
  }

  int maxFailures() {
    return maxFailures.orElse(Integer.MAX_VALUE);
  }

  /** Whether the number of failures is limited, and not by the waves. */
  boolean limitsFailures() {
    return maxFailures.value().isPresent();
  }

  boolean hasShard() {
    return shard.value().isPresent();
  }

  /** The report to begin or to continue; empty for none. */
  Optional<String> reportFile() {
    return resume.value().or(report::value);
  }

  boolean isResumed() {
    return resume.value().isPresent();
  }

  /** Refuses options that exclude each other. */
  void check(App app) {
    if (app.globals().choosesAccount()) {
      throw new UsageException(
          "a fleet has many accounts: give them with --profiles or --accounts, and leave out -p and"
              + " --expect-account");
    }
    String base = app.globals().wanted().baseUrl();
    if (!base.isEmpty()) {
      // A wrong one is the same for all accounts, and hints would repeat a password in it.
      BaseUrls.checked(base);
    }
    if (profiles.value().isPresent() == accounts.value().isPresent()) {
      throw new UsageException("give the accounts with either --profiles GLOB or --accounts FILE");
    }
    if (report.value().isPresent() && resume.value().isPresent()) {
      throw new UsageException("--resume FILE continues the report in FILE: leave out --report");
    }
  }

  /**
   * The shard.
   *
   * @throws UsageException when it is none, or {@code auto} finds none
   */
  Shard shard(App app) {
    String text = shard.orElse("");
    try {
      return text.isEmpty()
          ? Shard.ALL
          : text.equals("auto") ? ShardOfJob.in(app.host()) : Shard.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--shard: " + e.getMessage());
    }
  }
}
