package orch.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The tree of commands. Building one takes time, so only the branch that the words name is built.
 */
final class Commands {
  private record Node(String name, Supplier<Command> command, List<Node> below) {
    Node(String name, Supplier<Command> command) {
      this(name, command, List.of());
    }

    static Node group(String name, String header, List<Node> below) {
      List<String> names = below.stream().map(Node::name).toList();
      return new Node(name, () -> new Group(name, header, names), below);
    }
  }

  private final App app;
  private final Account account;
  private final CommandLine root;

  private Commands(App app, Account account) {
    this.app = app;
    this.account = account;
    this.root = new Root(app, this::root).form().line();
  }

  /** The tree, with all commands that the words may mean. */
  static CommandLine tree(App app, Account account, String... words) {
    Set<String> named = Set.of(distinct(words));
    Commands commands = new Commands(app, account);
    // Whoever asks for help may name any command.
    grow(commands.root, commands.all(), named.contains("help") ? Set.of() : named);
    return commands.root;
  }

  private CommandLine root() {
    return root;
  }

  private List<Node> all() {
    return List.of(
        Node.group("config", "Create, show, change and delete configurations", config()),
        Node.group("profile", "Keep accounts and their credentials under names", profile()),
        new Node("whoami", () -> new WhoAmI(app, account)),
        new Node("doctor", () -> new Doctor(app, account)),
        new Node("emulator", () -> new Emulator(app)),
        new Node("install", Install::new),
        new Node("version", () -> new ShowVersion(app)),
        new Node("help", () -> new Help(app, this::root)));
  }

  private List<Node> config() {
    return List.of(
        new Node("create", () -> new ConfigCreate(app, account)),
        new Node("status", () -> new ConfigStatus(app, account)),
        new Node("wait", () -> new ConfigWait(app, account)),
        new Node("list", () -> new ConfigList(app, account)),
        new Node("get", () -> new ConfigGet(app, account)),
        new Node("update", () -> new ConfigUpdate(app, account)),
        new Node("delete", () -> new ConfigDelete(app, account)),
        new Node("edit", () -> new ConfigEdit(app, account)));
  }

  private List<Node> profile() {
    return List.of(
        new Node("add", () -> new ProfileAdd(app)),
        new Node("list", () -> new ProfileList(app)),
        new Node("show", () -> new ProfileShow(app, account)),
        new Node("use", () -> new ProfileUse(app, account)),
        new Node("remove", () -> new ProfileRemove(app)),
        new Node("import", () -> new ProfileImport(app)));
  }

  /**
   * Adds the nodes that were named, or all where none was: then it is a slip, or a look at what
   * there is.
   */
  private static void grow(CommandLine line, List<Node> nodes, Set<String> named) {
    boolean anyNamed = nodes.stream().anyMatch(node -> named.contains(node.name()));
    for (Node node : nodes) {
      if (!anyNamed || named.contains(node.name())) {
        CommandLine command = node.command().get().form().line();
        grow(command, node.below(), named);
        line.addSubcommand(node.name(), command);
      }
    }
  }

  private static String[] distinct(String... words) {
    return List.of(words).stream().distinct().toArray(String[]::new);
  }
}
