package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local control plane under load, and with many configurations. */
final class Server implements Part {
  private static final int FEW = 1_000;
  private static final List<Integer> THREADS = List.of(8, 16, 32);

  /** Creates per second, and milliseconds per read, in a database of one size. */
  private record Times(
      int size, double rate, Figures first, Figures middle, Figures last, Figures get) {}

  @Override
  public void run(Setting setting, Report report) throws Exception {
    int many = setting.quick() ? 10_000 : 100_000;
    String document = Files.readString(setting.place().document());
    Table rates = new Table("threads", "creates/s");
    double best = 0;
    Times few;
    Times lots;
    double rss;
    try (Background server = start(setting.place(), "few")) {
      few = fill(new Load(server.ready("baseUrl"), "ACfew"), document, FEW, 8);
    }
    try (Background server = start(setting.place(), "many")) {
      // The accounts of the short runs share the database, as in practice.
      for (int threads : THREADS) {
        Load load = new Load(server.ready("baseUrl"), "AC" + threads);
        load.create(document, 1_000, threads);
        double rate = load.create(document, 5_000, threads);
        best = Math.max(best, rate);
        rates.row("" + threads, Text.figure(rate));
      }
      lots = fill(new Load(server.ready("baseUrl"), "ACmany"), document, many, 16);
      rates.row("16, filling the database of " + many, Text.figure(lots.rate()));
      rss = server.peakRss();
    }
    report.judge(Goal.atLeast("local control plane, creates/s", 1_000, 1_000), best, "");
    report.section(
        "The local control plane",
        "`orch emulator --latency 0` with a heap of 128 MiB (peak RSS "
            + Text.figure(rss)
            + " MiB), document of three channels with rules, on the same cores as the client"
            + " (java.net.http, one request per thread).",
        rates,
        "Medians in ms of one request at a time; a page has 50 configurations. The time should not"
            + " grow with the database.",
        times(few, lots));
  }

  private static Background start(Place place, String name) throws IOException {
    Path db = Files.createTempDirectory(place.directory("db"), name).resolve("orch.db");
    return Background.start(
        place,
        Command.of(
                "emulator-" + name,
                "baseUrl",
                place.orch(),
                "emulator",
                "--port",
                "0",
                "--latency",
                "0",
                "--db",
                db.toString())
            .with(Map.of("ORCH_JAVA_OPTS", "-Xmx128m")));
  }

  private static Times fill(Load load, String document, int size, int threads) throws Exception {
    double rate = load.create(document, size, threads);
    List<String> tokens = new ArrayList<>(List.of(""));
    List<String> ids = new ArrayList<>();
    int seen = 0;
    while (true) {
      String page = load.page(tokens.get(tokens.size() - 1));
      seen += page.split("\"displayName\"", -1).length - 1;
      ids.add(Text.first("\"id\":\"([^\"]+)\"", page));
      String next = Text.member(page, "nextToken");
      if (next.isEmpty() || next.equals("null")) {
        break;
      }
      tokens.add(next);
    }
    if (seen != size) {
      throw new BenchException("the list has " + seen + " configurations instead of " + size);
    }
    // Timed in turn, so that no page has a warmer JVM than another.
    List<List<Double>> times =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    // The server that created a hundred times as many is warmer, unless both warm up for long.
    int warmUp = 2_000;
    int rounds = warmUp + 200;
    for (int i = 0; i < rounds; i++) {
      times.get(0).add(millis(() -> load.page("")));
      times.get(1).add(millis(() -> load.page(tokens.get(tokens.size() / 2))));
      times.get(2).add(millis(() -> load.page(tokens.get(tokens.size() - 1))));
      String id = ids.get(i * 7919 % ids.size());
      times.get(3).add(millis(() -> load.configuration(id)));
    }
    List<Figures> warm =
        times.stream().map(all -> new Figures(all.subList(warmUp, rounds))).toList();
    return new Times(size, rate, warm.get(0), warm.get(1), warm.get(2), warm.get(3));
  }

  private interface Request {
    String send() throws IOException, InterruptedException;
  }

  private static double millis(Request request) throws IOException, InterruptedException {
    long from = System.nanoTime();
    request.send();
    return (System.nanoTime() - from) / 1e6;
  }

  private static Table times(Times few, Times lots) {
    Table table = new Table("configurations", "first page", "middle page", "last page", "get");
    for (Times times : List.of(few, lots)) {
      table.row(
          String.format(java.util.Locale.ROOT, "%,d", times.size()),
          Text.figure(times.first().median()),
          Text.figure(times.middle().median()),
          Text.figure(times.last().median()),
          Text.figure(times.get().median()));
    }
    table.row(
        "ratio",
        Text.ratio(lots.first().over(few.first())),
        Text.ratio(lots.middle().over(few.middle())),
        Text.ratio(lots.last().over(few.last())),
        Text.ratio(lots.get().over(few.get())));
    return table;
  }
}
