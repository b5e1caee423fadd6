package orch.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.app.GlobalFlags;
import orch.cli.app.UnreadVariables;
import orch.cli.config.ConfigCreate;
import orch.cli.config.ConfigDelete;
import orch.cli.config.ConfigEdit;
import orch.cli.config.ConfigGet;
import orch.cli.config.ConfigList;
import orch.cli.config.ConfigStatus;
import orch.cli.config.ConfigUpdate;
import orch.cli.config.ConfigWait;
import orch.cli.doctor.Doctor;
import orch.cli.emulator.Emulator;
import orch.cli.help.CommandsCommand;
import orch.cli.help.HelpCommand;
import orch.cli.help.HelpPage;
import orch.cli.help.VersionCommand;
import orch.cli.install.InstallCommand;
import orch.cli.install.UninstallCommand;
import orch.cli.option.Command;
import orch.cli.profile.ProfileAdd;
import orch.cli.profile.ProfileImport;
import orch.cli.profile.ProfileList;
import orch.cli.profile.ProfileRemove;
import orch.cli.profile.ProfileRename;
import orch.cli.profile.ProfileSet;
import orch.cli.profile.ProfileShow;
import orch.cli.profile.ProfileUse;
import orch.cli.profile.WhoAmI;
import picocli.CommandLine;

/**
 * The tree of commands. Building a command takes time, so only the branch that the arguments name
 * is built to run a command. Help and messages about the command line list commands, so they use
 * the whole tree.
 */
public final class CommandTree {
  private record Node(String name, Supplier<Command> command, List<Node> below) {
    Node(String name, Supplier<Command> command) {
      this(name, command, List.of());
    }
  }

  private final App app;
  private final Account account;
  private final CommandLine root;

  /** The commands for which some direct subcommands were not built. */
  private final Set<CommandLine> incomplete = new HashSet<>();

  private CommandTree(App app, Account account, Set<String> named) {
    this.app = app;
    this.account = account;
    this.root = new RootCommand(app, this::completeRoot).form().line();
    grow(root, all(), named);
  }

  /**
   * The tree of all commands that the arguments may mean; with "help" among the arguments, the
   * whole tree.
   */
  static CommandTree of(App app, Account account, String... words) {
    Set<String> named = new HashSet<>(List.of(words));
    return new CommandTree(app, account, named.contains("help") ? Set.of() : named);
  }

  /**
   * The root of a tree of all commands, which are for display only and never run.
   *
   * @param app gives the host; the tree gets options of its own, so that parsed values do not
   *     change
   */
  static CommandLine whole(App app) {
    App another = new App(app.host(), new GlobalFlags());
    return new CommandTree(another, new Account(another), Set.of()).root;
  }

  /** Finds the same command in the whole tree. */
  public static CommandLine inWhole(App app, CommandLine command) {
    CommandLine parent = command.getParent();
    return parent == null
        ? whole(app)
        : Objects.requireNonNull(
            inWhole(app, parent).getSubcommands().get(command.getCommandName()));
  }

  /** The root of this tree. */
  CommandLine root() {
    return root;
  }

  /** Prints the help of a command. */
  int help(CommandLine command) {
    return HelpPage.show(app, complete(command));
  }

  /** Warns of variables that no option of any command reads. */
  void warnOfUnreadVariables(List<String> names) {
    new UnreadVariables(complete(root)).warn(names, app.messages());
  }

  private CommandLine complete(CommandLine command) {
    return incomplete.contains(command) ? inWhole(app, command) : command;
  }

  private CommandLine completeRoot() {
    return complete(root);
  }

  private List<Node> all() {
    return List.of(
        group("config", "Create, show, change and delete configurations", config()),
        group("profile", "Manage profiles: named accounts with their credentials", profile()),
        new Node("whoami", () -> new WhoAmI(app, account)),
        new Node("doctor", () -> new Doctor(app, account, check())),
        new Node("emulator", () -> new Emulator(app)),
        new Node("install", () -> new InstallCommand(app)),
        new Node("uninstall", () -> new UninstallCommand(app)),
        new Node("version", () -> new VersionCommand(app)),
        new Node("commands", () -> new CommandsCommand(app, this::completeRoot)),
        new Node("help", () -> new HelpCommand(app, this::completeRoot)));
  }

  private Node group(String name, String header, List<Node> below) {
    return new Node(
        name,
        () ->
            new GroupCommand(
                name,
                header,
                below.get(0).name(),
                () -> help(Objects.requireNonNull(root.getSubcommands().get(name)))),
        below);
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
        new Node("add", () -> new ProfileAdd(app, check())),
        new Node("set", () -> new ProfileSet(app, check())),
        new Node("rename", () -> new ProfileRename(app)),
        new Node("list", () -> new ProfileList(app)),
        new Node("show", () -> new ProfileShow(app, account)),
        new Node("use", () -> new ProfileUse(app, account)),
        new Node("remove", () -> new ProfileRemove(app)),
        new Node("import", () -> new ProfileImport(app)));
  }

  private DefaultValueCheck check() {
    return new DefaultValueCheck(this::completeRoot);
  }

  /**
   * Adds the commands that the arguments name. If they name none, adds all, because the line is a
   * typing mistake or asks for the list of commands.
   */
  private void grow(CommandLine line, List<Node> nodes, Set<String> named) {
    boolean anyNamed = nodes.stream().anyMatch(node -> named.contains(node.name()));
    for (Node node : nodes) {
      if (!anyNamed || named.contains(node.name())) {
        CommandLine command = node.command().get().form().line();
        grow(command, node.below(), named);
        line.addSubcommand(node.name(), command);
      } else {
        incomplete.add(line);
      }
    }
  }
}
