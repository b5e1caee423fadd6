package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures {@code config create}, without and with {@code --wait}, and the same with curl and jq,
 * against the local control plane.
 */
final class ByHand implements Part {
  private static final String ONCE = "orch config create";
  private static final String ORCH = ONCE + " --wait";
  private static final String BY_HAND = "curl, jq in sh";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    try (Background server = Background.start(place, emulator(place))) {
      String url = server.ready("baseUrl");
      once(setting, report, url);
      List<Command> commands =
          new ArrayList<>(
              setting.each(tree -> orch(tree, place, url, "--wait", "--poll-interval", "1ms")));
      commands.add(byHand(place, url));
      for (Command command : commands) {
        checkRequests(setting, server, command);
      }
      int before = server.log().size();
      Race race = setting.race(commands);
      int requests = server.log().size() - before;
      int expected = 3 * commands.size() * (setting.rounds() + 1);
      if (requests != expected) {
        throw new BenchException(
            requests + " requests instead of " + expected + ": a client polled twice");
      }
      report.judge(
          Goal.atMost(
              "`config create --wait` on loopback http / the same with curl and jq, wall", 5, 2),
          setting.each(tree -> Measured.ratio(race.wall(tree.name(ORCH)), race.wall(BY_HAND))));
      report.section(
          "Create, poll, read",
          "Both send the same document to `orch emulator --latency 0` and print the configuration."
              + " By the server's log each made three requests (POST, one poll, GET) and never"
              + " slept. curl runs three times, jq three times; RSS is of the largest process.",
          race.table());
    }
  }

  private static Command emulator(Place place) throws IOException {
    Path db = Files.createTempDirectory(place.directory("db"), "wait").resolve("orch.db");
    return Command.of(
        "emulator",
        "baseUrl",
        place.orch(),
        "emulator",
        "-v",
        "--port",
        "0",
        "--latency",
        "0",
        "--db",
        db.toString());
  }

  /** The POST alone. */
  private static void once(Setting setting, Report report, String url) throws Exception {
    Place place = setting.place();
    List<Command> commands = new ArrayList<>(setting.each(tree -> orch(tree, place, url)));
    commands.add(Curl.post(place, url, List.of()));
    Race race = setting.race(commands);
    report.judge(
        Goal.atMost(
            "`config create` on loopback http / the same POST with curl and jq, wall", 6, 4),
        setting.each(tree -> Measured.ratio(race.wall(tree.name(ONCE)), race.wall(Curl.NAME))));
    report.section(
        "One create over http",
        "Both send the same document to `orch emulator --latency 0` on loopback and print the"
            + " response.",
        race.table());
  }

  private static Command orch(Tree tree, Place place, String url, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--base-url", url, "config", "create"));
    arguments.addAll(List.of("-f", place.document().toString()));
    arguments.addAll(List.of(options));
    boolean waits = options.length > 0;
    return tree.command(waits ? ORCH : ONCE, waits ? "\"version\": 1" : "statusUrl", arguments);
  }

  private static Command byHand(Place place, String url) {
    String document = place.document().toString();
    return Command.of(BY_HAND, "\"version\": 1", place.file("curl-create.sh"), url, document);
  }

  private static void checkRequests(Setting setting, Background server, Command command)
      throws IOException, InterruptedException {
    int before = server.log().size();
    setting.runner().measure(command);
    List<String> lines = server.log();
    List<String> shape =
        lines.subList(before, lines.size()).stream()
            .map(line -> line.replaceFirst("^orch: (\\w+) /v2/ControlPlane/(\\w+).*", "$1 $2"))
            .toList();
    List<String> expected = List.of("POST Configurations", "GET Operations", "GET Configurations");
    if (!shape.equals(expected)) {
      throw new BenchException(command.name() + " sent other requests than expected: " + shape);
    }
  }
}
