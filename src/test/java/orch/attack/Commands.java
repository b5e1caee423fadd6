package orch.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.Result;
import orch.cli.Cli;
import orch.cli.problem.ExitCode;
import orch.host.Host;
import orch.term.Terminal;

/**
 * Runs many commands in this process, one after another, in real time. Each has what a process of
 * its own would have: connections, an API client, locks and a look at the journal on the disk.
 */
final class Commands {
  private final Map<ExitCode, Integer> exits = new EnumMap<>(ExitCode.class);
  private final Path home;
  private final String url;
  private final Random random;

  /**
   * @param random decides the idempotency keys and the pauses before retries
   */
  Commands(Path home, String url, Random random) {
    this.home = home;
    this.url = url;
    this.random = random;
  }

  /** How many commands ended with each exit code. */
  Map<ExitCode, Integer> exits() {
    return exits;
  }

  /**
   * Runs {@code orch config} with these words.
   *
   * @throws AssertionError when the exit code is not in orch's table
   */
  Result run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] account = {"-p", "local", "--base-url", url, "-o", "json", "config"};
    String[] all = Stream.concat(Stream.of(account), words.stream()).toArray(String[]::new);
    int exit = Cli.run(host(stream(out), stream(err)), all);
    Result result =
        new Result(
            exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    exits.merge(known(result), 1, Integer::sum);
    return result.saysJsonOnly();
  }

  private static ExitCode known(Result result) {
    return Stream.of(ExitCode.values())
        .filter(code -> code.code() == result.exit())
        .findFirst()
        .orElseThrow(() -> new AssertionError("an exit code outside the table: " + result));
  }

  private Host host(PrintStream out, PrintStream err) {
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), out, err, Set.<Terminal.Stream>of());
    return new Host(
        Map.of("HOME", home.toString()),
        System.getProperties(),
        home,
        home,
        terminal,
        Clock.systemUTC(),
        () -> Duration.ofNanos(System.nanoTime()),
        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
        random,
        Optional::empty);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
