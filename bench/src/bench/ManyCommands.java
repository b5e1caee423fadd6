package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code orch shell}: what one more command costs, and whether the memory stays level. */
final class ManyCommands implements Part {
  private static final int FEW = 100;
  private static final int MANY = 1_000;
  private static final int MORE = 2_000;

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Path db = Files.createTempDirectory(place.directory("db"), "shell").resolve("orch.db");
    Command emulator =
        Command.of(
            "emulator-shell",
            "baseUrl",
            place.orch(),
            "emulator",
            "--port",
            "0",
            "--latency",
            "0",
            "--db",
            db.toString());
    try (Background server = Background.start(place, emulator)) {
      String url = server.ready("baseUrl");
      double serverTime = requestTime(url);
      Race race =
          setting.race(
              List.of(
                  shell(place, url, 1),
                  shell(place, url, FEW + 1),
                  shell(place, url, MANY + 1),
                  shell(place, url, MORE + 1)));
      double first = race.wall(name(1)).median();
      double hundred = (race.wall(name(FEW + 1)).median() - first) / FEW - serverTime;
      double thousand = (race.wall(name(MANY + 1)).median() - first) / MANY - serverTime;
      report.judge(
          Goal.withinMillis("each of 100 commands in a shell, without the server", 15, 12),
          hundred,
          "");
      report.judge(
          Goal.atMost("memory of a shell after 2,000 commands / after 1,000", 1.15, 1.05),
          race.rss(name(MORE + 1)).over(race.rss(name(MANY + 1))),
          "");
      report.section(
          "Many commands in one shell",
          "`config list` in `orch shell`, against the local control plane in a process of its own."
              + " A request of a warm client takes "
              + Text.figure(serverTime)
              + " ms; it is taken off. One more command then costs "
              + Text.figure(hundred)
              + " ms over a hundred commands, and "
              + Text.figure(thousand)
              + " ms over a thousand.",
          race.table());
    }
  }

  private static String name(int commands) {
    return "orch shell, commands: " + commands;
  }

  private static Command shell(Place place, String url, int commands) throws IOException {
    Path script = place.directory("shell").resolve(commands + ".txt");
    Files.write(script, Collections.nCopies(commands, "config list"));
    String line = "exec \"$0\" -p local --base-url \"$1\" shell <\"$2\"";
    return Command.of(
        name(commands), "NAME", "sh", "-c", line, place.orch(), url, script.toString());
  }

  /** The median time of a request in ms. */
  private static double requestTime(String url) throws IOException, InterruptedException {
    Load load = new Load(url, "ACshell");
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long from = System.nanoTime();
      load.page("");
      times.add((System.nanoTime() - from) / 1e6);
    }
    return new Figures(times.subList(500, 1_000)).median();
  }
}
