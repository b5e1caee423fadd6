package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures commands that only start, print something and end. */
final class StartUp implements Part {
  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Race versions = race(setting, "orch --version", "orch ", versions(setting));
    Race helps = race(setting, "orch --help", "config", helps(place));
    Race commandHelps =
        race(setting, "orch config create --help", "--capture", commandHelps(place));
    report.judge(
        Goal.atMost("`orch --version` / `twilio --version`, wall", 0.08, 0.06),
        ratios(setting, versions, "--version"));
    report.judge(
        Goal.atMost("`orch --help` / `twilio --help`, wall", 0.16, 0.12),
        ratios(setting, helps, "--help"));
    report.section(
        "Start",
        "The last three rows of the first table are lower bounds: a JVM with orch's flags and a"
            + " node that do nothing, and a process that does nothing, which is the cost of"
            + " measuring.",
        versions.table(),
        helps.table(),
        commandHelps.table());
  }

  /** Every orch with this command line, and others. */
  private static Race race(Setting setting, String orch, String proof, List<Command> others)
      throws IOException, InterruptedException {
    List<String> arguments = List.of(orch.split(" "));
    List<Command> commands =
        new ArrayList<>(
            setting.each(
                tree -> tree.command(orch, proof, arguments.subList(1, arguments.size()))));
    commands.addAll(others);
    return setting.race(commands);
  }

  private static List<Measured> ratios(Setting setting, Race race, String option) {
    Figures vendor = race.wall("twilio " + option);
    return setting.each(tree -> Measured.ratio(race.wall(tree.name("orch " + option)), vendor));
  }

  private static List<Command> versions(Setting setting)
      throws IOException, InterruptedException {
    Place place = setting.place();
    List<String> nothing = new ArrayList<>(List.of("java"));
    nothing.addAll(setting.trees().get(0).options(place, "--version"));
    nothing.addAll(List.of("-cp", place.cache().resolve("classes").toString(), "bench.Nothing"));
    return List.of(
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
        Command.of("twilio --help", "COMMANDS", place.twilio(), "--help"),
        Command.of("gh --help", "COMMANDS", "gh", "--help"),
        Command.of("kubectl --help", "Commands", "kubectl", "--help"),
        Command.of("hcloud --help", "Commands", "hcloud", "--help"));
  }

  private static List<Command> commandHelps(Place place) {
    return List.of(
        Command.of(
            "twilio api:core:messages:create --help",
            "--from",
            place.twilio(),
            "api:core:messages:create",
            "--help"),
        Command.of("gh repo create --help", "FLAGS", "gh", "repo", "create", "--help"));
  }
}
