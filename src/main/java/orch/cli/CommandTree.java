package orch.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.DefaultValueCheck;
import orch.cli.app.GlobalFlags;
import orch.cli.app.UnreadVariables;
import orch.cli.apply.ConfigApply;
import orch.cli.apply.ConfigDiff;
import orch.cli.apply.PlanShow;
import orch.cli.complete.CompletionCommand;
import orch.cli.config.ConfigCreate;
import orch.cli.config.ConfigDelete;
import orch.cli.config.ConfigDescribe;
import orch.cli.config.ConfigEdit;
import orch.cli.config.ConfigGet;
import orch.cli.config.ConfigInit;
import orch.cli.config.ConfigList;
import orch.cli.config.ConfigStatus;
import orch.cli.config.ConfigUpdate;
import orch.cli.config.ConfigWait;
import orch.cli.doctor.Doctor;
import orch.cli.emulator.Emulator;
import orch.cli.files.ConfigExplain;
import orch.cli.files.ConfigExport;
import orch.cli.files.ConfigPreflight;
import orch.cli.files.ConfigSchema;
import orch.cli.files.ConfigSkeleton;
import orch.cli.files.ConfigValidate;
import orch.cli.fleet.FleetApply;
import orch.cli.fleet.FleetDiff;
import orch.cli.fleet.FleetExport;
import orch.cli.fleet.FleetList;
import orch.cli.fleet.FleetPlan;
import orch.cli.fleet.FleetReport;
import orch.cli.fleet.FleetValidate;
import orch.cli.help.CommandsCommand;
import orch.cli.help.HelpCommand;
import orch.cli.help.HelpPage;
import orch.cli.help.VersionCommand;
import orch.cli.history.ConfigHistory;
import orch.cli.history.ConfigUndo;
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
import orch.cli.receipt.ReceiptShow;
import orch.cli.receipt.ReceiptVerify;
import orch.cli.resume.ConfigResume;
import orch.cli.shell.ShellCommand;
import orch.cli.store.StoreCreate;
import orch.cli.store.StoreGet;
import orch.cli.store.StoreList;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The tree of commands. Building a command takes time, so only the branch that the arguments name
 * is built to run a command. Help and messages about the command line list commands, so they use
 * the whole tree.
 */
public final class CommandTree {
  /** The commands of each group, in the order of the help; a command has the same name below. */
  private static final List<String> TOP =
      List.of(
          "config",
          "plan",
          "fleet",
          "store",
          "receipt",
          "profile",
          "whoami",
          "doctor",
          "emulator",
          "shell",
          "completion",
          "install",
          "uninstall",
          "version",
          "commands",
          "help");

  private static final List<String> CONFIG =
      List.of(
          "create",
          "status",
          "wait",
          "resume",
          "list",
          "get",
          "describe",
          "update",
          "delete",
          "edit",
          "history",
          "undo",
          "validate",
          "preflight",
          "diff",
          "apply",
          "export",
          "explain",
          "init",
          "skeleton",
          "schema");
  private static final List<String> PLAN = List.of("show");
  private static final List<String> RECEIPT = List.of("verify", "show");
  private static final List<String> STORE = List.of("list", "get", "create");
  private static final List<String> FLEET =
      List.of("validate", "diff", "plan", "apply", "export", "list", "report");
  private static final List<String> PROFILE =
      List.of("add", "set", "rename", "list", "show", "use", "remove", "import");

  private final App app;
  private final Account account;
  private final CommandLine root;

  /** The commands for which some direct subcommands were not built. */
  private final Set<CommandLine> incomplete = new HashSet<>();

  private CommandTree(App app, Account account, Set<String> named) {
    this.app = app;
    this.account = account;
    this.root = new RootCommand(app, this::completeRoot).form().line();
    grow(root, "", named);
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

  /** Says which command runs, for the journal. */
  void running(String name) {
    app.running(name);
  }

  /** Prints the help of a command. */
  int help(CommandLine command) {
    return HelpPage.show(app, complete(command));
  }

  /** Warns of variables that no option of any command reads. */
  void warnOfUnreadVariables(List<String> names) {
    new UnreadVariables(complete(root)).warn(names, app.messages());
  }

  /** Why a command cannot print the output format; empty when it can. */
  Optional<RuntimeException> badFormat(CommandSpec spec) {
    return spec.userObject() instanceof Command command
        ? app.badFormat(command, spec.qualifiedName())
        : Optional.empty();
  }

  private CommandLine complete(CommandLine command) {
    return incomplete.contains(command) ? inWhole(app, command) : command;
  }

  private CommandLine completeRoot() {
    return complete(root);
  }

  private static List<String> below(String group) {
    return switch (group) {
      case "" -> TOP;
      case "config" -> CONFIG;
      case "plan" -> PLAN;
      case "receipt" -> RECEIPT;
      case "store" -> STORE;
      case "fleet" -> FLEET;
      case "profile" -> PROFILE;
      default -> List.of();
    };
  }

  /**
   * Makes a command. A switch costs one class at start, where a lambda for each command cost
   * thirty.
   *
   * @param path its words, such as {@code config create}
   */
  private Command command(String path) {
    return switch (path) {
      case "config" -> group(path, "Create, show, change and delete configurations");
      case "config create" -> new ConfigCreate(app, account);
      case "config status" -> new ConfigStatus(app, account);
      case "config wait" -> new ConfigWait(app, account);
      case "config resume" -> new ConfigResume(app, account);
      case "config list" -> new ConfigList(app, account);
      case "config get" -> new ConfigGet(app, account);
      case "config describe" -> new ConfigDescribe(app, account);
      case "config update" -> new ConfigUpdate(app, account);
      case "config delete" -> new ConfigDelete(app, account);
      case "config edit" -> new ConfigEdit(app, account);
      case "config history" -> new ConfigHistory(app, account);
      case "config undo" -> new ConfigUndo(app, account);
      case "config export" -> new ConfigExport(app, account);
      case "config validate" -> new ConfigValidate(app);
      case "config preflight" -> new ConfigPreflight(app, account);
      case "config diff" -> new ConfigDiff(app, account);
      case "config apply" -> new ConfigApply(app, account);
      case "config explain" -> new ConfigExplain(app, account);
      case "config init" -> new ConfigInit(app, account);
      case "config skeleton" -> new ConfigSkeleton(app);
      case "config schema" -> new ConfigSchema(app);
      case "plan" -> group(path, "Show saved plans of config apply");
      case "plan show" -> new PlanShow(app);
      case "receipt" -> group(path, "Check and show receipts of what was written");
      case "receipt verify" -> new ReceiptVerify(app, account);
      case "receipt show" -> new ReceiptShow(app);
      case "store" -> group(path, "List, show and create memory stores");
      case "store list" -> new StoreList(app, account);
      case "store get" -> new StoreGet(app, account);
      case "store create" -> new StoreCreate(app, account);
      case "fleet" -> group(path, "Do the same in many accounts");
      case "fleet validate" -> new FleetValidate(app, new FleetCommands());
      case "fleet diff" -> new FleetDiff(app, new FleetCommands());
      case "fleet plan" -> new FleetPlan(app, new FleetCommands());
      case "fleet apply" -> new FleetApply(app, new FleetCommands());
      case "fleet export" -> new FleetExport(app, new FleetCommands());
      case "fleet list" -> new FleetList(app, new FleetCommands());
      case "fleet report" -> new FleetReport(app);
      case "profile" -> group(path, "Manage profiles: named accounts with their credentials");
      case "profile add" -> new ProfileAdd(app, check());
      case "profile set" -> new ProfileSet(app, check());
      case "profile rename" -> new ProfileRename(app);
      case "profile list" -> new ProfileList(app);
      case "profile show" -> new ProfileShow(app, account);
      case "profile use" -> new ProfileUse(app, account);
      case "profile remove" -> new ProfileRemove(app);
      case "profile import" -> new ProfileImport(app);
      case "whoami" -> new WhoAmI(app, account);
      case "doctor" -> new Doctor(app, account, check());
      case "emulator" -> new Emulator(app);
      case "shell" -> new ShellCommand(app, new ShellCommands());
      case "completion" -> new CompletionCommand(app, () -> Completions.table(app));
      case "install" -> new InstallCommand(app);
      case "uninstall" -> new UninstallCommand(app);
      case "version" -> new VersionCommand(app);
      case "commands" -> new CommandsCommand(app, this::completeRoot);
      case "help" -> new HelpCommand(app, this::completeRoot);
      default -> throw new IllegalArgumentException("no command " + path);
    };
  }

  private Command group(String name, String header) {
    return new GroupCommand(
        name,
        header,
        below(name).get(0),
        () -> help(Objects.requireNonNull(root.getSubcommands().get(name))));
  }

  private DefaultValueCheck check() {
    return new DefaultValueCheck(this::completeRoot);
  }

  /**
   * Adds the commands that the arguments name. If they name none, adds all, because the line is a
   * typing mistake or asks for the list of commands. Groups stay empty in such a list, and where
   * their name is only the value of an option, as in {@code --grouping profile}.
   */
  private void grow(CommandLine line, String path, Set<String> named) {
    List<String> names = below(path);
    boolean isAnyNamed = isAnyNamed(names, named);
    boolean isList = !isAnyNamed && !named.isEmpty();
    boolean isBelowNamed = false;
    for (String name : names) {
      isBelowNamed |= named.contains(name) && isAnyNamed(below(whole(path, name)), named);
    }
    for (String name : names) {
      if (isAnyNamed && !named.contains(name)) {
        incomplete.add(line);
        continue;
      }
      String whole = whole(path, name);
      CommandLine command = command(whole).form().line();
      boolean isEmpty = (isList || isBelowNamed) && !isAnyNamed(below(whole), named);
      if (isEmpty && !below(whole).isEmpty()) {
        incomplete.add(command);
      } else {
        grow(command, whole, named);
      }
      line.addSubcommand(name, command);
    }
  }

  private static String whole(String path, String name) {
    return path.isEmpty() ? name : path + " " + name;
  }

  private static boolean isAnyNamed(List<String> names, Set<String> named) {
    for (String name : names) {
      if (named.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
