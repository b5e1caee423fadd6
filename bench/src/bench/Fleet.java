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
      samples[i] = apply(setting, setting.quick() ? SIZES[i] / LESS : SIZES[i]);
    }
    Sample few = samples[0];
    Sample many = samples[SIZES.length - 1];
    report.judge(
        new Goal("`fleet apply` in 10,000 accounts, peak RSS", 512, 256, false, " MiB"),
        many.rss(),
        "");
    report.judge(
        Goal.atMost("the same in 10,000 / in 2,500, wall", 5, 4.4), many.wall() / few.wall(), "");
    report.judge(
        Goal.atMost("the same, CPU time of orch", 5, 4.4), many.cpu() / few.cpu(), "");
    report.section(
        "Fleet",
        "`fleet apply --report` creates one configuration in each account and waits for the"
            + " operations (`--latency 0`), 8 accounts at the same time. Once each; the emulator is a"
            + " process of its own, new for each run.",
        table);
  }

  private Sample apply(Setting setting, int accounts) throws Exception {
    Place place = setting.place();
    Path home = place.directory("fleet/" + accounts);
    List<String> server =
        List.of(
            place.orch(), "emulator", "--port", "0", "--latency", "0", "--db", home + "/orch.db");
    Command emulator = Command.of("emulator-fleet-" + accounts, "baseUrl", server);
    try (Background service = Background.start(place, emulator)) {
      settings(home.resolve("config/orch"), accounts, service.ready("baseUrl"));
      Path file = Files.writeString(home.resolve("support.yaml"), DOCUMENT);
      double before = service.cpu();
      Sample sample = setting.runner().measure(command(place, home, file));
      row(accounts, sample, service.cpu() - before, service.peakRss());
      return sample;
    }
  }

  private static Command command(Place place, Path home, Path file) {
    Command command =
        Command.of(
            "fleet apply",
            "done",
            place.orch(),
            "fleet",
            "apply",
            "--profiles",
            "p-*",
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

  private void row(int accounts, Sample sample, double emulatorCpu, double emulatorRss) {
    table.row(
        "%,d".formatted(accounts),
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
