package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures many concurrent creates and polls: orch's API client, and node with axios. */
final class Pairs implements Part {
  private static final List<Integer> CONCURRENCIES = List.of(4, 8, 16, 32, 64, 128);
  private static final int PAIRS = 10_000;
  private static final String ORCH = "orch";
  private static final String NODE = "node, axios";

  /** The number of pairs with --quick. */
  private static final int QUICK_PAIRS = 2_000;

  /** Makes the command of a client for a concurrency. */
  private interface Client {
    Command at(int concurrency);
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    int pairs = setting.quick() ? QUICK_PAIRS : PAIRS;
    Command stub =
        Command.of(
            "stub", "baseUrl", "java", "-Xmx256m", "-cp", place.classPath(), "bench.StubServer");
    try (Background server = Background.start(place, stub)) {
      String url = server.ready("baseUrl");
      String ceiling = ceiling(setting, url);
      Map<String, Client> clients = new LinkedHashMap<>();
      for (Tree tree : setting.trees()) {
        List<String> java = new ArrayList<>(List.of(tree.javaProgram()));
        java.addAll(tree.options(place, "config", "apply"));
        java.addAll(List.of("-cp", tree.jar() + ":" + place.cache().resolve("classes")));
        clients.put(tree.name(ORCH), concurrency -> orch(place, java, url, concurrency, pairs));
      }
      clients.put(NODE, concurrency -> node(place, url, concurrency, pairs));
      Map<String, Map<Integer, Double>> sweeps = new LinkedHashMap<>();
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        sweeps.put(client.getKey(), sweep(setting, client.getValue(), pairs));
      }
      Map<String, Figures> rates = rates(setting, clients, sweeps, pairs);
      report.judge(
          Goal.atLeast("10,000 create+poll pairs, pairs/s / node with axios keep-alive", 2, 2.5),
          setting.each(tree -> Measured.ratio(rates.get(tree.name(ORCH)), rates.get(NODE))));
      report.section(
          String.format(Locale.ROOT, "%,d create+poll pairs", pairs),
          "Pairs per second on loopback http, each a POST and a GET of the operation, in a fresh"
              + " process whose warm-up counts. orch is one instance of its API client, with one"
              + " thread per concurrent pair, and the archive and JVM options of a command on many"
              + " files; node is axios with a"
              + " keep-alive agent with one socket per concurrent pair. Each runs at its best"
              + " concurrency. "
              + ceiling,
          race(rates, sweeps),
          sweeps(sweeps));
    }
  }

  /** Every client at its best concurrency, in turn. */
  private static Map<String, Figures> rates(
      Setting setting,
      Map<String, Client> clients,
      Map<String, Map<Integer, Double>> sweeps,
      int pairs)
      throws IOException, InterruptedException {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int round = 0; round < setting.rounds(); round++) {
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        String name = client.getKey();
        Command command = client.getValue().at(best(sweeps.get(name)));
        all.computeIfAbsent(name, n -> new ArrayList<>()).add(rate(setting, command, pairs));
      }
    }
    Map<String, Figures> rates = new LinkedHashMap<>();
    all.forEach((name, values) -> rates.put(name, new Figures(values)));
    return rates;
  }

  private static Table race(Map<String, Figures> rates, Map<String, Map<Integer, Double>> sweeps) {
    Table table = new Table("client", "concurrency", "pairs/s, median", "min..max");
    rates.forEach(
        (name, rate) ->
            table.row(name, "" + best(sweeps.get(name)), Text.figure(rate.median()), range(rate)));
    return table;
  }

  private static String range(Figures figures) {
    return Text.figure(figures.min()) + ".." + Text.figure(figures.max());
  }

  private static Table sweeps(Map<String, Map<Integer, Double>> sweeps) {
    List<String> headers = new ArrayList<>(List.of("concurrency (best of two runs)"));
    headers.addAll(sweeps.keySet());
    Table table = new Table(headers.toArray(String[]::new));
    for (int concurrency : CONCURRENCIES) {
      List<String> cells = new ArrayList<>(List.of("" + concurrency));
      sweeps.values().forEach(rates -> cells.add(Text.figure(rates.get(concurrency))));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static Map<Integer, Double> sweep(Setting setting, Client client, int pairs)
      throws IOException, InterruptedException {
    Map<Integer, Double> rates = new LinkedHashMap<>();
    for (int concurrency : CONCURRENCIES) {
      Command command = client.at(concurrency);
      double once = rate(setting, command, pairs);
      rates.put(concurrency, Math.max(once, rate(setting, command, pairs)));
    }
    return rates;
  }

  private static int best(Map<Integer, Double> rates) {
    return rates.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static double rate(Setting setting, Command command, int pairs)
      throws IOException, InterruptedException {
    return pairs / Double.parseDouble(setting.runner().output(command));
  }

  private static Command orch(
      Place place, List<String> java, String url, int concurrency, int pairs) {
    List<String> arguments = new ArrayList<>(java);
    arguments.add("bench.OrchPairs");
    arguments.addAll(arguments(place, url, concurrency, pairs));
    return Command.of("pairs by orch", "", arguments);
  }

  private static Command node(Place place, String url, int concurrency, int pairs) {
    List<String> arguments = new ArrayList<>(List.of("node", place.file("node/pairs.mjs")));
    arguments.addAll(arguments(place, url, concurrency, pairs));
    return Command.of("pairs by node", "", arguments);
  }

  private static List<String> arguments(Place place, String url, int concurrency, int pairs) {
    return List.of(url, place.document().toString(), "" + pairs, "" + concurrency);
  }

  /** The stub's highest rate; this measurement also warms it up. */
  private static String ceiling(Setting setting, String url)
      throws IOException, InterruptedException {
    Command wrk =
        Command.of(
            "wrk",
            "Requests/sec",
            "wrk",
            "-t1",
            "-c32",
            "-d4s",
            url + "/v2/ControlPlane/Operations/x");
    double most = 0;
    for (int i = 0; i < 2; i++) {
      String output = setting.runner().output(wrk);
      most = Math.max(most, Double.parseDouble(Text.first("Requests/sec:\\s+([\\d.]+)", output)));
    }
    return "The server's highest rate is "
        + Text.figure(most)
        + " requests/s, by `wrk -t1 -c32` on the same cores; a pair is two requests.";
  }
}
