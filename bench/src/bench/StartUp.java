package bench;

import java.util.List;

/** Measures commands that only start, print something and end. */
final class StartUp implements Part {
  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Race versions = setting.race(versions(place));
    Race helps = setting.race(helps(place));
    Race commandHelps = setting.race(commandHelps(place));
    report.judge(
        Goal.atMost("`orch --version` / `twilio --version`, wall", 0.08, 0.06),
        versions.wall("orch --version"),
        versions.wall("twilio --version"));
    report.judge(
        Goal.atMost("`orch --help` / `twilio --help`, wall", 0.25, 0.17),
        helps.wall("orch --help"),
        helps.wall("twilio --help"));
    report.section(
        "Start",
        "The last three rows of the first table are lower bounds: a JVM with orch's flags and a"
            + " node that do nothing, and a process that does nothing, which is the cost of"
            + " measuring.",
        versions.table(),
        helps.table(),
        commandHelps.table());
  }

  private static List<Command> versions(Place place) {
    List<String> nothing = new java.util.ArrayList<>(List.of("java"));
    nothing.addAll(place.launcherFlags());
    nothing.addAll(List.of("-cp", place.cache().resolve("classes").toString(), "bench.Nothing"));
    return List.of(
        Command.of("orch --version", "orch ", place.orch(), "--version"),
        Command.of("twilio --version", "twilio-cli/6.2.4", place.twilio(), "--version"),
        Command.of("gh --version", "gh version", "gh", "--version"),
        Command.of("kubectl version --client", "Client", "kubectl", "version", "--client"),
        Command.of("hcloud version", "hcloud", "hcloud", "version"),
        Command.of("java: nothing", "", nothing),
        Command.of("node: nothing", "", "node", "-e", "0"),
        Command.of("true", "", "true"));
  }

  private static List<Command> helps(Place place) {
    return List.of(
        Command.of("orch --help", "config", place.orch(), "--help"),
        Command.of("twilio --help", "COMMANDS", place.twilio(), "--help"),
        Command.of("gh --help", "COMMANDS", "gh", "--help"),
        Command.of("kubectl --help", "Commands", "kubectl", "--help"),
        Command.of("hcloud --help", "Commands", "hcloud", "--help"));
  }

  private static List<Command> commandHelps(Place place) {
    return List.of(
        Command.of(
            "orch config create --help", "--capture", place.orch(), "config", "create", "--help"),
        Command.of(
            "twilio api:core:messages:create --help",
            "--from",
            place.twilio(),
            "api:core:messages:create",
            "--help"),
        Command.of("gh repo create --help", "FLAGS", "gh", "repo", "create", "--help"));
  }
}
