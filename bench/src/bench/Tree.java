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

  /**
   * The options that the launcher gives Java for a command, for code that runs without it. With the
   * archive, the class path has to begin with {@link #jar}.
   */
  List<String> options(Place place, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin/orch").toString()));
    line.addAll(List.of(words));
    Command command =
        Command.of("launcher", "-XX:", line)
            .with(Map.of("ORCH_JAVA", place.file("options.sh"), "JAVA_HOME", ""));
    return List.of(new Runner(place).output(command).split("\n"));
  }

  /** The first jar of the class path. */
  Path jar() {
    Path unpacked = home.resolve("lib/orch.jar");
    return Files.exists(unpacked) ? unpacked : home.resolve("target/orch/lib/orch.jar");
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
