package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An orch to be measured.
 *
 * @param home the directory with {@code bin/orch}
 * @param java the version of the Java that it runs on
 * @param ownRuntime whether that Java is in the directory; else it is the one at hand
 */
record Tree(Path home, String java, boolean ownRuntime) {
  private static final int DEEPEST = 6;

  static Tree of(Place place, Path home, boolean ownRuntime)
      throws IOException, InterruptedException {
    Tree tree = new Tree(home, "", ownRuntime);
    Command version = tree.command("orch version", ".", List.of("version", "--jq", ".java"));
    return new Tree(home, new Runner(place).output(version), ownRuntime);
  }

  /** The Java in tables: {@code Java 17}, or {@code own Java 25}. */
  String label() {
    return (ownRuntime ? "own Java " : "Java ") + java.split("\\.", 2)[0];
  }

  /** The name of a command of this orch in tables. */
  String name(String command) {
    return ownRuntime ? command + ", " + label() : command;
  }

  Command command(String name, String proof, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin/orch").toString()));
    line.addAll(arguments);
    Command command = Command.of(name(name), proof, line);
    // The caller's choice of a Java is for the orch without one.
    return ownRuntime ? command.with(Map.of("ORCH_JAVA", "", "JAVA_HOME", "")) : command;
  }

  Command command(String name, String proof, String... arguments) {
    return command(name, proof, List.of(arguments));
  }

  /** The JVM flags of the launcher, for code that runs without it. */
  List<String> flags(Place place) throws IOException {
    List<String> flags = new ArrayList<>(place.launcherFlags());
    // The launcher takes the collector of its archive from the second line of this file.
    Path checked = home.resolve("lib/orch.jsa.ok");
    if (ownRuntime && Files.exists(checked)) {
      Files.readAllLines(checked).stream().skip(1).forEach(flags::add);
    }
    return flags;
  }

  /** The program {@code java} that runs this orch, for code that runs without the launcher. */
  String javaProgram() throws IOException {
    if (!ownRuntime) {
      return "java";
    }
    try (Stream<Path> programs =
        Files.find(home, DEEPEST, (path, attributes) -> path.endsWith("bin/java"))) {
      return programs
          .findFirst()
          .orElseThrow(() -> new BenchException("the tree with its own runtime has no bin/java"))
          .toString();
    }
  }
}
