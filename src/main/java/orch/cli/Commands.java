package orch.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The tree of commands. Building one takes time, so only the branch that the words name is built.
 */
final class Commands {
  private record Node(String name, Supplier<Object> command, List<Node> below) {}

  private Commands() {}

  /** The tree, with all commands that the words may mean. */
  static CommandLine tree(App app, String... words) {
    Set<String> named = Set.of(distinct(words));
    CommandLine root = new CommandLine(new Root(app));
    root.addMixin("globals", app.globals());
    // Whoever asks for help may name any command.
    grow(root, all(app), named.contains("help") ? Set.of() : named);
    return root;
  }

  private static List<Node> all(App app) {
    List<Node> config =
        List.of(
            new Node("create", () -> new ConfigCreate(app), List.of()),
            new Node("status", () -> new ConfigStatus(app), List.of()),
            new Node("wait", () -> new ConfigWait(app), List.of()),
            new Node("list", () -> new ConfigList(app), List.of()),
            new Node("get", () -> new ConfigGet(app), List.of()));
    return List.of(
        new Node("config", Config::new, config),
        new Node("emulator", () -> new Emulator(app), List.of()),
        new Node("install", Install::new, List.of()),
        new Node("help", () -> new Help(app), List.of()));
  }

  /**
   * Adds the nodes that were named, or all where none was: then it is a slip, or a look at what
   * there is.
   */
  private static void grow(CommandLine line, List<Node> nodes, Set<String> named) {
    boolean anyNamed = nodes.stream().anyMatch(node -> named.contains(node.name()));
    for (Node node : nodes) {
      if (!anyNamed || named.contains(node.name())) {
        CommandLine command = new CommandLine(node.command().get());
        grow(command, node.below(), named);
        line.addSubcommand(node.name(), command);
      }
    }
  }

  private static String[] distinct(String... words) {
    return List.of(words).stream().distinct().toArray(String[]::new);
  }
}
