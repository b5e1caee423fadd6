package bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures one POST over TLS to a server on loopback, by orch, the vendor's CLI, and curl with jq.
 */
final class OverHttps implements Part {
  private static final String ORCH = "orch config create";

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Place place = setting.place();
    Tls tls = Tls.make(setting);
    List<Command> commands =
        new ArrayList<>(
            setting.each(tree -> tree.command(ORCH, "\"operationId\"", CreateFlags.ARGUMENTS)));
    commands.add(VendorCli.create(place, "-o", "json"));
    commands.add(message(place));
    commands.add(Curl.post(place, Site.URL, tls.curl()));
    try (Site site = Site.start(place, tls, "https")) {
      Race race = setting.race(site.reached(commands));
      judge(setting, report, race);
      report.section(
          "One create over https",
          "Each sends one POST to the vendor's host name and prints the response, through a CONNECT"
              + " proxy that routes all hosts to a server on loopback (node, TLS 1.3, HTTP/1.1) in"
              + " front of `orch emulator --latency 0`. `twilio ...configurations:create` is the"
              + " vendor's CLI with version 9 of its core on Node.js 22, `api:core:messages:create`"
              + " the CLI as it is published. orch reads a trust store with the JDK's authorities"
              + " and the bench's; the others use their own trust settings.",
          race.table());
    }
  }

  private static void judge(Setting setting, Report report, Race race) {
    String vendor = VendorCli.CREATE;
    report.judge(
        Goal.atMost("`config create` over https / `" + vendor + "` (core 9), wall", 0.38, 0.25),
        setting.each(tree -> Measured.ratio(race.wall(tree.name(ORCH)), race.wall(vendor))));
    report.judge(
        Goal.atMost("the same: CPU", 0.48, 0.35),
        setting.each(tree -> Measured.ratio(race.cpu(tree.name(ORCH)), race.cpu(vendor))));
    report.judge(
        Goal.atMost("the same: peak RSS", 0.42, 0.35),
        setting.each(tree -> Measured.ratio(race.rss(tree.name(ORCH)), race.rss(vendor))));
  }

  private static Command message(Place place) {
    return Command.of(
        "twilio api:core:messages:create",
        "\"sid\": \"SM",
        place.twilio(),
        "api:core:messages:create",
        "--from",
        "+15551230100",
        "--to",
        "+15551230101",
        "--body",
        "hello",
        "-o",
        "json");
  }
}
