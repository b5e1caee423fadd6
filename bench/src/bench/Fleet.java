package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how {@code fleet apply} grows with the accounts. Each run has an emulator and a home
 * directory of its own, and creates one configuration in each account.
 */
final class Fleet implements Part {
  private static final int[] SIZES = {2_500, 5_000, 10_000};

  /** A trial has so many times fewer accounts. */
  private static final int LESS = 10;

  private static final Pace FAST = new Pace("0", 8);

  /** What an operation takes is the emulator's default. */
  private static final Pace USUAL = new Pace("1s", 64);

  private static final double USUAL_MILLIS = 1000;

  /**
   * How a fleet is run.
   *
   * @param latency of each operation, as the emulator's option
   * @param parallel the accounts at the same time
   */
  private record Pace(String latency, int parallel) {}

  private static final String DOCUMENT =
      """
      displayName: support
      description: of ${account.name}
      conversationGroupingType: GROUP_BY_PROFILE
      memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
      """;

  private final Table table =
      new Table(
          "accounts",
          "operations",
          "parallel",
          "wall s",
          "orch: CPU s",
          "CPU ms per account",
          "peak RSS MiB",
          "emulator: CPU s",
          "CPU ms per account",
          "peak RSS MiB");

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Sample[] samples = new Sample[SIZES.length];
    for (int i = 0; i < SIZES.length; i++) {
      samples[i] = apply(setting, accounts(setting, i), FAST);
    }
    int most = accounts(setting, SIZES.length - 1);
    double least = most * USUAL_MILLIS / USUAL.parallel();
    Sample usual = apply(setting, most, USUAL);
    Sample few = samples[0];
    Sample many = samples[SIZES.length - 1];
    report.judge(
        new Goal("`fleet apply` in 10,000 accounts, peak RSS", 512, 256, false, " MiB"),
        Math.max(many.rss(), usual.rss()),
        "");
    report.judge(
        Goal.atMost("the same in 10,000 / in 2,500, wall", 5, 4.4), many.wall() / few.wall(), "");
    report.judge(
        Goal.atMost("the same, CPU time of orch", 5, 4.4), many.cpu() / few.cpu(), "");
    report.judge(
        Goal.atMost(
            "the same with operations of 1 s, wall / what the operations take", 1.1, 1.05),
        usual.wall() / least,
        "");
    report.section(
        "Fleet",
        "`fleet apply --report` creates one configuration in each account and waits for the"
            + " operations, with operations that end at once, and in the last row with those of the"
            + " emulator's default. There the operations alone take the accounts times 1 s, divided"
            + " by the accounts at the same time (`--parallel`). Once each; the emulator is a process"
            + " of its own, new for each run.",
        table);
  }

  private static int accounts(Setting setting, int size) {
    return setting.quick() ? SIZES[size] / LESS : SIZES[size];
  }

  private Sample apply(Setting setting, int accounts, Pace pace) throws Exception {
    Place place = setting.place();
    String name = accounts + "-" + pace.latency();
    Path home = place.directory("fleet/" + name);
    List<String> server =
        List.of(
            place.orch(),
            "emulator",
            "--port",
            "0",
            "--latency",
            pace.latency(),
            "--db",
            home + "/orch.db");
    Command emulator = Command.of("emulator-fleet-" + name, "baseUrl", server);
    try (Background service = Background.start(place, emulator)) {
      settings(home.resolve("config/orch"), accounts, service.ready("baseUrl"));
      Path file = Files.writeString(home.resolve("support.yaml"), DOCUMENT);
      double before = service.cpu();
      Sample sample = setting.runner().measure(command(place, home, file, pace));
      row(accounts, pace, sample, service.cpu() - before, service.peakRss());
      return sample;
    }
  }

  private static Command command(Place place, Path home, Path file, Pace pace) {
    Command command =
        Command.of(
            "fleet apply",
            "done",
            place.orch(),
            "fleet",
            "apply",
            "--profiles",
            "p-*",
            "--parallel",
            String.valueOf(pace.parallel()),
            "-f",
            file.toString(),
            "--yes",
            "-q",
            "--report",
            home.resolve("report.jsonl").toString());
    return command.with(
        Map.of("XDG_CONFIG_HOME", home + "/config", "XDG_STATE_HOME", home + "/state"));
  }

  /** Writes a profile for each account, as {@code orch profile add --store file} does. */
  private static void settings(Path directory, int accounts, String url) throws IOException {
    StringBuilder profiles = new StringBuilder("profiles:\n");
    StringBuilder secrets = new StringBuilder("{");
    for (int i = 0; i < accounts; i++) {
      profiles.append("  p-%d: {accountSid: AC%032x, store: file, ".formatted(i, i));
      profiles.append("baseUrl: '").append(url).append("'}\n");
      secrets.append(i == 0 ? "" : ",").append("\n\"p-").append(i).append("\": \"not-a-secret\"");
    }
    Files.createDirectories(directory);
    Path secret = directory.resolve("credentials.json");
    Files.writeString(directory.resolve("config.yaml"), profiles);
    Files.writeString(secret, secrets.append("\n}\n"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  private void row(
      int accounts, Pace pace, Sample sample, double emulatorCpu, double emulatorRss) {
    table.row(
        "%,d".formatted(accounts),
        pace.latency(),
        String.valueOf(pace.parallel()),
        seconds(sample.wall()),
        seconds(sample.cpu()),
        Text.figure(sample.cpu() / accounts),
        Text.figure(sample.rss()),
        seconds(emulatorCpu),
        Text.figure(emulatorCpu / accounts),
        Text.figure(emulatorRss));
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000);
  }
}
