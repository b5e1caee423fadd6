package bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares orch with the vendor's CLI: reading many configurations and one, and what both do when
 * something goes wrong. {@link OverHttps} has the create.
 */
final class Rival implements Part {
  private static final int MANY = 1_000;
  private static final String ALL = "--no-limit";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Tls tls = Tls.make(setting);
    try (Site site = Site.start(setting.place(), tls, "rival")) {
      site.load().create(Files.readString(setting.place().document()), MANY, 8);
      List<String> ids = site.load().ids();
      List<Command> lists = site.reached(lists(setting, ids.get(MANY - 1)));
      for (Command command : lists) {
        check(setting, command);
      }
      report.section(
          "Reading, beside the vendor's CLI",
          "The same proxy, TLS, server and programs as for the create over https; the account has"
              + " 1,000 configurations, and everything is printed as JSON. orch asks for pages of"
              + " 200; the vendor's CLI asks for no size, and gets pages of 50. Each list had all"
              + " 1,000.",
          setting.race(lists).table(),
          setting.race(site.reached(fetches(setting, ids.get(MANY / 2)))).table());
    }
    report.section("When something goes wrong", Mishaps.run(setting, tls));
  }

  private static List<Command> lists(Setting setting, String last) {
    List<Command> commands =
        new ArrayList<>(
            setting.each(
                tree -> tree.command("orch config list", last, "config", "list", "-o", "json")));
    String one = String.valueOf(MANY);
    commands.add(
        setting
            .trees()
            .get(0)
            .command(
                "orch config list --page-size " + one,
                last,
                List.of("config", "list", "--page-size", one, "-o", "json")));
    commands.add(VendorCli.list(setting.place(), last, ALL));
    commands.add(VendorCli.list(setting.place(), last, ALL, "--page-size", one));
    return commands;
  }

  private static List<Command> fetches(Setting setting, String id) {
    List<Command> commands =
        new ArrayList<>(
            setting.each(
                tree -> tree.command("orch config get", id, "config", "get", id, "-o", "json")));
    commands.add(VendorCli.fetch(setting.place(), id));
    return commands;
  }

  private static void check(Setting setting, Command list) throws Exception {
    int found = setting.runner().output(list).split("\"displayName\"", -1).length - 1;
    if (found != MANY) {
      throw new BenchException(list.name() + " printed " + found + " configurations");
    }
  }
}
