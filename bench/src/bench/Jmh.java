package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the hot functions of the pure packages with JMH, in separate processes. */
final class Jmh implements Part {
  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Path results = place.directory("output").resolve("jmh.csv");
    List<String> arguments =
        new ArrayList<>(List.of("java", "-cp", place.classPath() + ":" + jars(place)));
    arguments.addAll(List.of("org.openjdk.jmh.Main", "-rf", "csv", "-rff", results.toString()));
    List<String> flags =
        setting.trees().get(0).options(place, "config", "apply").stream()
            .filter(option -> option.startsWith("-XX:") && !option.contains("Archive"))
            .toList();
    arguments.addAll(List.of("-jvmArgs", String.join(" ", flags)));
    if (setting.quick()) {
      arguments.addAll(List.of("-f", "1", "-i", "3"));
    }
    setting.runner().output(Command.of("JMH", "Benchmark", arguments));
    Table table = new Table("function", "us per call", "+- (99.9 %)");
    for (String line : Files.readAllLines(results)) {
      // "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit"
      String[] cells = line.replace("\"", "").split(",");
      if (!cells[0].equals("Benchmark")) {
        String name = cells[0].substring(cells[0].lastIndexOf('.') + 1);
        table.row(name, figure(cells[4]), figure(cells[5]));
      }
    }
    report.section(
        "Hot functions",
        "JMH, average time, with the launcher's JVM flags. The document is the one with several"
            + " channels, JSON or YAML.",
        table);
  }

  private static String figure(String cell) {
    double value = Double.parseDouble(cell);
    return value < 0.1 ? String.format(java.util.Locale.ROOT, "%.4f", value) : Text.figure(value);
  }

  private static String jars(Place place) throws java.io.IOException {
    Path jmh = place.bench().resolve("jmh/target");
    return jmh.resolve("classes") + ":" + Files.readString(jmh.resolve("class-path")).strip();
  }
}
