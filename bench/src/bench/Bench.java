package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all parts, or the requested ones, and writes the results as Markdown. */
final class Bench {
  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("start", new StartUp());
    PARTS.put("https", new OverHttps());
    PARTS.put("rival", new Rival());
    PARTS.put("wait", new ByHand());
    PARTS.put("pairs", new Pairs());
    PARTS.put("local", new InProcess());
    PARTS.put("shell", new ManyCommands());
    PARTS.put("tab", new Tab());
    PARTS.put("server", new Server());
    PARTS.put("files", new ManyFiles());
    PARTS.put("growth", new Growth());
    PARTS.put("fleet", new Fleet());
    PARTS.put("cold", new Cold());
    PARTS.put("jmh", new Jmh());
  }

  private Bench() {}

  /**
   * Arguments: the checkout, the tree of an orch with a runtime of its own or nothing, the number
   * of rounds, true for a quick run, and the parts; no part means all.
   */
  public static void main(String[] args) throws Exception {
    boolean quick = Boolean.parseBoolean(args[3]);
    Place place = new Place(Path.of(args[0]));
    Setting setting = new Setting(place, trees(place, args[1]), Integer.parseInt(args[2]), quick);
    List<String> requested = List.of(args).subList(4, args.length);
    String load = Machine.load();
    Report report = new Report(setting.trees());
    for (Map.Entry<String, Part> part : PARTS.entrySet()) {
      if (requested.isEmpty() || requested.contains(part.getKey())) {
        System.err.println("bench: " + part.getKey());
        run(part.getKey(), part.getValue(), setting, report);
      }
    }
    String text =
        report.markdown("Results", introduction(setting) + Machine.describe(setting, load));
    Path file =
        quick || !requested.isEmpty()
            ? setting.place().cache().resolve("RESULTS.md")
            : setting.place().bench().resolve("RESULTS.md");
    Files.writeString(file, text);
    System.out.print(text);
    System.err.println("bench: results are in " + setting.place().root().relativize(file));
    System.exit(report.isComplete() ? 0 : 1);
  }

  private static List<Tree> trees(Place place, String own) throws Exception {
    Tree atHand = Tree.of(place, place.root(), false);
    return own.isEmpty() ? List.of(atHand) : List.of(atHand, Tree.of(place, Path.of(own), true));
  }

  private static void run(String name, Part part, Setting setting, Report report) {
    try {
      part.run(setting, report);
    } catch (Exception e) {
      report.failed(name, e);
      System.err.println("bench: " + name + " failed: " + e);
    }
  }

  private static String introduction(Setting setting) {
    return "Written by `bench/run`"
        + (setting.quick() ? " --quick, which is a trial with too few rounds to rely on" : "")
        + ". Medians of "
        + setting.rounds()
        + " rounds; in a round every command of a table runs once, in turn. `README.md` says"
        + " how.\n\n";
  }
}
