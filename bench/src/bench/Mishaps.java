package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What orch and the vendor's CLI do when something goes wrong. Everything in the table is seen:
 * exit codes, messages, the emulator's log, and its configurations afterwards.
 */
final class Mishaps {
  /**
   * The vendor's CLI says so about two of its commands at every start, and Java about the bench's
   * trust store.
   */
  private static final List<String> ALWAYS =
      List.of("contains a conflicting flag", "NOTE: Picked up JDK_JAVA_OPTIONS");

  /** Runs a command again while it fails, as a user does. */
  private static final List<String> REPEATED =
      List.of("sh", "-c", "for i in 1 2 3; do \"$@\" && exit; done; exit 1", "sh");

  private final Setting setting;
  private final Tls tls;
  private final Table table =
      new Table("what happens", "command", "exit code", "messages", "requests", "afterwards");

  private Mishaps(Setting setting, Tls tls) {
    this.setting = setting;
    this.tls = tls;
  }

  /** The paragraphs of the section about mishaps. */
  static Object[] run(Setting setting, Tls tls) throws Exception {
    Mishaps mishaps = new Mishaps(setting, tls);
    mishaps.creates();
    mishaps.deletes();
    mishaps.updates();
    return new Object[] {
      "Once each, against an `orch emulator` of its own with this fault and an empty account;"
          + " before the delete and the change, it has one configuration. *afterwards* is how many"
          + " configurations the account has then. *Repeated* means that a shell runs the command"
          + " again until its exit code is 0. What the vendor's CLI writes about conflicting flags"
          + " at every start is left out.",
      mishaps.table
    };
  }

  private void creates() throws Exception {
    Command orch = orch("orch config create", CreateFlags.ARGUMENTS);
    Command vendor = VendorCli.create(setting.place());
    for (Command command : List.of(orch, vendor)) {
      create("the first answer is 503", "create:503", command);
    }
    for (Command command : List.of(orch, vendor)) {
      create("the answer to a create is cut off", "create:cut-after", command);
    }
    for (Command command : List.of(orch, vendor, VendorCli.createWithKey(setting.place()))) {
      create("the same", "create:cut-after", repeated(command));
    }
  }

  private void deletes() throws Exception {
    List<String> wait = List.of("--yes", "--wait");
    delete(id -> orch("orch config delete", command("delete", id, List.of("--yes"))));
    delete(id -> orch("orch config delete --wait", command("delete", id, wait)));
    delete(id -> VendorCli.remove(setting.place(), id));
  }

  private void create(String what, String fault, Command command) throws Exception {
    try (Site site = Site.start(setting.place(), tls, "mishap", "--fault", fault)) {
      attempt(what, command, site);
    }
  }

  private interface OfId {
    Command about(String id);
  }

  private void delete(OfId command) throws Exception {
    // The first write is the create.
    existing("the operation of a delete fails", command, "--op-fail", "2");
  }

  private void updates() throws Exception {
    String what = "nothing; the description is changed";
    List<String> change = List.of("--description", "Outbound support");
    existing(what, id -> orch("orch config update", command("update", id, change)));
    existing(what, id -> VendorCli.update(setting.place(), id, change));
  }

  private static List<String> command(String verb, String id, List<String> options) {
    List<String> line = new ArrayList<>(List.of("config", verb, id));
    line.addAll(options);
    return line;
  }

  /** A command about the only configuration of the account. */
  private void existing(String what, OfId command, String... emulator) throws Exception {
    try (Site site = Site.start(setting.place(), tls, "mishap", emulator)) {
      site.load().create(Files.readString(setting.place().document()), 1, 1);
      attempt(what, command.about(site.load().ids().get(0)), site);
    }
  }

  private void attempt(String what, Command command, Site site) throws Exception {
    int before = site.emulator().log().size();
    Outcome outcome = setting.runner().attempt(site.reached(inNewHome(command)));
    table.row(
        what,
        command.name(),
        String.valueOf(outcome.code()),
        outcome.messages(ALWAYS),
        String.join(", ", site.requests(before)),
        String.valueOf(site.load().ids().size()));
  }

  private Command orch(String name, List<String> arguments) {
    return setting.trees().get(0).command(name, "", arguments);
  }

  private static Command repeated(Command command) {
    List<String> line = new ArrayList<>(REPEATED);
    line.addAll(command.arguments());
    return Command.of(command.name() + ", repeated", "", line).with(command.environment());
  }

  /** A home directory without a journal or names of earlier runs. */
  private Command inNewHome(Command command) throws IOException {
    Path home = Files.createTempDirectory(setting.place().directory("homes"), "home");
    return command.with(
        Map.of(
            "HOME", home.toString(),
            "XDG_STATE_HOME", home.resolve("state").toString(),
            "XDG_DATA_HOME", home.resolve("data").toString()));
  }
}
